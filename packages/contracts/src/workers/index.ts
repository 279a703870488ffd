export * from './workers-events.js';
export * from './employers.js';
export * from './registration.js';
export * from './keep-registrations.js';
export * from './decide-registrations.js';
export * from './quota.js';
