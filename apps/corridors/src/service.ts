import type { ServiceDescription } from '@gatebook/service-kit';
import { CorridorsModule } from './app.module.js';
import { CorridorsSettings } from './config.js';
import { OwnAndConfirm20261128120000 } from './migrations/20261128120000-own-and-confirm.js';
import { CreateCorridors20261121100000 } from './migrations/20261121100000-create-corridors.js';
import { SayWhoseRows20261128150000 } from './migrations/20261128150000-say-whose-rows.js';
import { ENTITIES } from './model/entities.js';

/** What starts as the service corridors. */
export const CORRIDORS_SERVICE: ServiceDescription<CorridorsSettings> = {
  name: 'corridors',
  module: CorridorsModule,
  settingsClass: CorridorsSettings,
  entities: ENTITIES,
  migrations: [CreateCorridors20261121100000, OwnAndConfirm20261128120000, SayWhoseRows20261128150000],
};
