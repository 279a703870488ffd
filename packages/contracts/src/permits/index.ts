export * from './permits-events.js';
export * from './permits-operations.js';
