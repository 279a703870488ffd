export * from './statistics-operations.js';
export * from './tables.js';
