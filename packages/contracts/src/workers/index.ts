export * from './workers-events.js';
export * from './workers-operations.js';
