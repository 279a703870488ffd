import { ServiceSettings } from '@gatebook/service-kit';

/** What the service must be told: nothing beyond what every service is. */
export class WorkersSettings extends ServiceSettings {}
