export { checkDigit } from './check-digit.js';
export { readMrz } from './read-mrz.js';
export type { MrzDocument, MrzField, MrzFormat, MrzProblem, MrzProblemCode, MrzReading, UnreadableMrz } from './mrz-reading.js';
export { compareMrzWithFields, type MrzComparedField, type MrzComparedFields } from './compare-mrz.js';
export { typedName } from './typed-name.js';
export { latinForm, mrzNameOf } from './names.js';
export { documentKey, documentKeysOfBefore, isSameDocument, type NamedDocument } from './document-key.js';
export { documentNumberProblems, normaliseDocumentNumber, type DocumentNumberProblem } from './document-number.js';
