/** What the bench needs to fill a registry with a million people; no app and no package may import it. */
export { PersonsSettings } from './config.js';
export { BlindIndex } from './model/blind-index.js';
export type { CodedFacts, IdentityData } from './model/identity-data.js';
export { preparedOf } from './model/matching.rules.js';
export { PersonVault } from './model/person-vault.js';
