import 'reflect-metadata';

// Stores name these beside the operations that they keep for.
export type { AccessKind, CorrectionReason, Direction, QuotaPeriod, Role, RulebookStatus } from '@gatebook/vocabulary';
export * from './kernel/actor.js';
export * from './kernel/asked.js';
export * from './kernel/event.js';
export * from './kernel/or-null.js';
export * from './kernel/formats.js';
export * from './kernel/four-eyes.js';
export * from './kernel/language.js';
export * from './kernel/operation.js';
export { registryNumber } from './kernel/plain-text.js';
export * from './kernel/word.js';
export * from './problems/problem.js';
export * from './problems/problem-catalogue.js';
export * from './problems/days-of-facts.js';
export { refuseUnlessSeen } from './problems/refuse-stale.js';
export { FIELD_TEXTS } from './problems/field-texts.js';
export * from './identity/index.js';
export * from './persons/index.js';
export * from './corridors/index.js';
export * from './workers/index.js';
export * from './permits/index.js';
export * from './crossings/index.js';
export * from './statistics/index.js';
export { EVENTS, OPERATIONS } from './declared.js';
export * from './calls.js';
export * from './consumers.js';
