export * from './persons-internal.js';
export * from './persons-events.js';
export * from './persons-operations.js';
