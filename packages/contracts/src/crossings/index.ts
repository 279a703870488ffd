export * from './check.js';
export * from './crossings-events.js';
export * from './read-crossings.js';
export * from './record-crossing.js';
export * from './stay-texts.js';
export * from './stay-what-if.js';
