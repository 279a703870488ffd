export * from './table-query.js';
export * from './tables.js';
