export * from './keep-permits.js';
export * from './permit.js';
export * from './permit-types.js';
export * from './permits-events.js';
export * from './terms-texts.js';
export * from './trust.js';
