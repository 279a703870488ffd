import { textAt, type MrzLayout, type Place } from './mrz-layout.js';
import type { MrzField, MrzProblem } from './mrz-reading.js';

/** What may stand in a field (Doc 9303-3 section 4.3); letters in a date and digits in a name are misreadings, so they are named. */
const ALPHABETS: Readonly<Record<keyof MrzLayout['fields'], RegExp>> = {
  documentCode: /[A-Z<]/,
  issuer: /[A-Z<]/,
  nationality: /[A-Z<]/,
  name: /[A-Z<]/,
  birthDate: /[0-9<]/,
  expiresOn: /[0-9<]/,
  documentNumber: /[A-Z0-9<]/,
  optionalData: /[A-Z0-9<]/,
  sex: /./,
};

/** Every character that cannot stand where it stands; a check digit and the sex are judged by their own rules. */
export function characterProblems(layout: MrzLayout, lines: readonly string[]): readonly MrzProblem[] {
  const second = layout.optionalData2;
  return [
    ...fieldsOf(layout).flatMap(([field, place]) => strangersIn(field, ALPHABETS[field], place, lines)),
    ...(second === undefined ? [] : strangersIn('optionalData', ALPHABETS.optionalData, second, lines)),
  ];
}

function fieldsOf(layout: MrzLayout): readonly (readonly [keyof MrzLayout['fields'], Place])[] {
  const { documentCode, issuer, documentNumber, optionalData, nationality, birthDate, sex, expiresOn, name } = layout.fields;
  return [
    ['documentCode', documentCode],
    ['issuer', issuer],
    ['documentNumber', documentNumber],
    ['optionalData', optionalData],
    ['nationality', nationality],
    ['birthDate', birthDate],
    ['sex', sex],
    ['expiresOn', expiresOn],
    ['name', name],
  ];
}

function strangersIn(field: MrzField, alphabet: RegExp, place: Place, lines: readonly string[]): readonly MrzProblem[] {
  return [...textAt(lines, place)].flatMap((found, at): readonly MrzProblem[] =>
    alphabet.test(found) ? [] : [{ field, code: 'CHARACTER', found, line: place.line + 1, position: place.from + at + 1 }],
  );
}
