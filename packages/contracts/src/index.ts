import 'reflect-metadata';

export * from './kernel/actor.js';
export * from './kernel/asked.js';
export * from './kernel/event.js';
export * from './kernel/formats.js';
export * from './kernel/language.js';
export * from './kernel/operation.js';
export * from './problems/problem.js';
export * from './problems/problem-catalogue.js';
export * from './identity/index.js';
export * from './persons/index.js';
export * from './corridors/index.js';
export * from './workers/index.js';
export * from './permits/index.js';
export * from './crossings/index.js';
export * from './statistics/index.js';
export { OPERATIONS } from './operations.js';
export { EVENTS } from './events.js';
