import type { ServiceDescription } from '@gatebook/service-kit';
import { AppModule } from './app.module.js';
import { PersonsSettings } from './config.js';
import { CreatePerson } from './migrations/20261121100000-create-person.js';
import { MatchPeople20261122100000 } from './migrations/20261122100000-match-people.js';
import { RememberDecisions20261128010000 } from './migrations/20261128010000-remember-decisions.js';
import { IndexWrappers20261128160000 } from './migrations/20261128160000-index-wrappers.js';
import { LogWherePeopleWere20261128100400 } from './migrations/20261128100400-log-where-people-were.js';

/** The service: its settings, handlers and schema. */
export const PERSONS_SERVICE: ServiceDescription<PersonsSettings> = {
  name: 'persons',
  module: AppModule,
  settingsClass: PersonsSettings,
  entities: [],
  migrations: [
    CreatePerson,
    MatchPeople20261122100000,
    RememberDecisions20261128010000,
    LogWherePeopleWere20261128100400,
    IndexWrappers20261128160000,
  ],
  // Every query here is by key, so one plan is right for all values; planning anew cost as much as the search itself.
  databaseParameters: { plan_cache_mode: 'force_generic_plan' },
};
