export * from './records.js';
export { findGate, hoursInForceOn, listGates, listPassages } from './gates.js';
export { findTerritory, listTerritories, predecessorsOf, successorsOf, territoryValidOn } from './territories.js';
export { findPermitType, listPermitTypes } from './permit-types.js';
export { findIndustry, findOccupation, listIndustries, listOccupations } from './classifications.js';
export {
  DOCUMENT_CODES,
  DOCUMENT_TYPE_NAMES,
  MRZ_FORMATS,
  MRZ_SEX,
  SEXES,
  SIDES,
  countryCodesOf,
  findDocumentType,
  findMrzExpiry,
  findNationality,
  findSide,
  zoneOf,
  keptCountryCode,
  listNationalities,
} from './codes.js';
export { findSource, listSources } from './sources.js';
export { nameOf } from './name-of.js';
export { listUndecided } from './undecided.js';
export { listRulebooks } from './rulebooks.js';
