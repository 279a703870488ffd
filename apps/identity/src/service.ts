import type { ServiceDescription } from '@gatebook/service-kit';
import { IdentityModule } from './app.module.js';
import { IdentitySettings } from './config.js';
import { CreateOfficeAndAccess } from './migrations/20261121100000-create-office-and-access.js';
import { CountFailuresByPlace } from './migrations/20261128001000-count-failures-by-place.js';
import { ENTITIES } from './model/entities.js';

/** Offices, officers, API clients; sessions and tokens. */
export const IDENTITY_SERVICE: ServiceDescription<IdentitySettings> = {
  name: 'identity',
  module: IdentityModule,
  settingsClass: IdentitySettings,
  entities: ENTITIES,
  migrations: [CreateOfficeAndAccess, CountFailuresByPlace],
};
