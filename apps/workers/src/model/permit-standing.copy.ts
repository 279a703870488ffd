import type { PermitChanged } from '@gatebook/contracts';
import { newestOf } from '@gatebook/service-kit';

/** A permit that rests on a registration. */
export type WorkersPermit = PermitChanged & { readonly registrationId: string };

/** What workers' permits stand as: an approved registration turns active once one is issued. */
export const WORKERS_PERMITS = newestOf({
  table: 'permit_standing',
  key: 'permitId',
  version: 'version',
  columns: ({ permitId, version, registrationId, status }: WorkersPermit) => ({ permitId, version, registrationId, status }),
});
