/** What the bench needs to fill a registry with a million people; no app and no package may import it. */
export { PersonsSettings } from './config.js';
export { BlindIndex } from './model/blind-index.part.js';
export type { CodedFacts, IdentityData } from './model/identity-data.types.js';
export { preparedOf } from './model/matching.rules.js';
export { PersonVault } from './model/person-vault.part.js';
