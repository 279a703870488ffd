export * from './agreements.js';
export * from './corridors-events.js';
export * from './directory.js';
export * from './gate-status.js';
export * from './gates.js';
export * from './rulebooks.js';
