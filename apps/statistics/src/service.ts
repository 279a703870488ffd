import type { ServiceDescription } from '@gatebook/service-kit';
import { StatisticsModule } from './app.module.js';
import { StatisticsSettings } from './config.js';
import { CreateStatistics20261121110000 } from './migrations/20261121110000-create-statistics.js';
import { AddContributions20261122090000 } from './migrations/20261122090000-add-contributions.js';
import { TakeBackCrossings20261128100100 } from './migrations/20261128100100-take-back-crossings.js';

/** What starts as the service statistics. */
export const STATISTICS_SERVICE: ServiceDescription<StatisticsSettings> = {
  name: 'statistics',
  module: StatisticsModule,
  settingsClass: StatisticsSettings,
  entities: [],
  migrations: [CreateStatistics20261121110000, AddContributions20261122090000, TakeBackCrossings20261128100100],
};
