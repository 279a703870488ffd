import type { ServiceDescription } from '@gatebook/service-kit';
import { CrossingsModule } from './app.module.js';
import { CrossingsSettings } from './config.js';
import {
  AwaitOlderPermits20261128100600,
  AwaitPermits20261128100400,
  KeepStrangers20261128100500,
} from './migrations/20261128100400-await-permits.js';
import { CorrectCrossings20261128100000 } from './migrations/20261128100000-correct-crossings.js';
import { CreateCrossings20261121100000 } from './migrations/20261121100000-create-crossings.js';
import { IndexPermitChains20261128170000 } from './migrations/20261128170000-index-permit-chains.js';
import { IndexChecksByAge20261128100300, KeepVersions20261128100200 } from './migrations/20261128100200-keep-versions.js';

/** What starts as the service crossings. */
export const CROSSINGS_SERVICE: ServiceDescription<CrossingsSettings> = {
  name: 'crossings',
  module: CrossingsModule,
  settingsClass: CrossingsSettings,
  entities: [],
  migrations: [
    CreateCrossings20261121100000,
    CorrectCrossings20261128100000,
    KeepVersions20261128100200,
    IndexChecksByAge20261128100300,
    AwaitPermits20261128100400,
    KeepStrangers20261128100500,
    AwaitOlderPermits20261128100600,
    IndexPermitChains20261128170000,
  ],
};
