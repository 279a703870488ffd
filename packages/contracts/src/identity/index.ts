export * from './identity-events.js';
export * from './identity-operations.js';
