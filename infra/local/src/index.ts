export { startGatebook } from './start-gatebook.js';
export type { GatebookOptions, RunningGatebook } from './start-gatebook.js';
