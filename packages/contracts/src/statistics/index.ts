export * from './statistics-operations.js';
