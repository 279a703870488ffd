export { consumersOf, hearGoingBack, type Tellings } from './goes-back.js';
export { prepareDatabase, type TestDatabase } from './prepare-database.js';
export { probeOf, startBroker, type BrokerOptions, type BrokerSettings, type TestBroker } from './start-broker.js';
export { rowsOfAllOffices } from './rows-of-all-offices.js';
export { randomFrom, randomOfRun, shuffled } from './seeded-random.js';
export { anActor, anAsked, startTestService, TestClock, until, type TestService, type TestServiceOptions } from './start-test-service.js';
