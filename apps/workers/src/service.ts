import type { ServiceDescription } from '@gatebook/service-kit';
import { AppModule } from './app.module.js';
import { WorkersSettings } from './config.js';
import { GiveRowsAnOwner20261128110000 } from './migrations/20261128110000-give-rows-an-owner.js';
import { ForgetCopies20261128140000 } from './migrations/20261128140000-forget-copies.js';
import { CreateRegistration } from './migrations/20261121110000-create-registration.js';
import { OneRegistrationAtATime20261128170000 } from './migrations/20261128170000-one-registration-at-a-time.js';
import { SayWhoseRows20261128150000 } from './migrations/20261128150000-say-whose-rows.js';
import { ENTITIES } from './model/entities.js';

/** The service: its settings, handlers and schema. */
export const WORKERS_SERVICE: ServiceDescription<WorkersSettings> = {
  name: 'workers',
  module: AppModule,
  settingsClass: WorkersSettings,
  entities: ENTITIES,
  migrations: [
    CreateRegistration,
    GiveRowsAnOwner20261128110000,
    ForgetCopies20261128140000,
    SayWhoseRows20261128150000,
    OneRegistrationAtATime20261128170000,
  ],
};
