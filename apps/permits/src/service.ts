import type { ServiceDescription } from '@gatebook/service-kit';
import { PermitsModule } from './app.module.js';
import { PermitsSettings } from './config.js';
import { DistrustKeys20261128130000 } from './migrations/20261128130000-distrust-keys.js';
import { TiePermitsToRegistrations20261128100000 } from './migrations/20261128100000-tie-permits-to-registrations.js';
import { ForgetCopies20261128140000 } from './migrations/20261128140000-forget-copies.js';
import { HandWishesOn20261128190100 } from './migrations/20261128190100-hand-wishes-on.js';
import { FillChains20261128170100, KeepChains20261128170000 } from './migrations/20261128170000-keep-chains.js';
import { CreatePermits20261121100000 } from './migrations/20261121100000-create-permits.js';
import { SayWhoseRows20261128150000 } from './migrations/20261128150000-say-whose-rows.js';
import { ENTITIES } from './model/entities.js';

/** What starts as the service permits. */
export const PERMITS_SERVICE: ServiceDescription<PermitsSettings> = {
  name: 'permits',
  module: PermitsModule,
  settingsClass: PermitsSettings,
  entities: ENTITIES,
  migrations: [
    CreatePermits20261121100000,
    TiePermitsToRegistrations20261128100000,
    DistrustKeys20261128130000,
    ForgetCopies20261128140000,
    SayWhoseRows20261128150000,
    KeepChains20261128170000,
    FillChains20261128170100,
    HandWishesOn20261128190100,
  ],
};
