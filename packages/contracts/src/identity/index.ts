export * from './api-clients.js';
export * from './identity-events.js';
export * from './officers.js';
export * from './offices.js';
export * from './session.js';
export * from './token.js';
