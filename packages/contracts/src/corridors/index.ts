export * from './corridors-events.js';
export * from './corridors-operations.js';
