import { runService } from '@gatebook/service-kit';
import { PERMITS_SERVICE } from './service.js';

await runService(PERMITS_SERVICE);
