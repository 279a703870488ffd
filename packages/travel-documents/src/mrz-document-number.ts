import { checkDigit } from './check-digit.js';
import { textAt, withoutFillers, type MrzLayout, type Place } from './mrz-layout.js';
import type { MrzProblem } from './mrz-reading.js';

/** The document number wherever it stands, and what the optional data hold besides. */
export interface ReadDocumentNumber {
  readonly documentNumber: string;
  readonly optionalData: string;
  readonly personalNumber?: string;
  readonly problems: readonly MrzProblem[];
}

/** Reads number and optional data together: a long number runs over into them, and Vietnamese cards repeat theirs there. */
export function readDocumentNumber(layout: MrzLayout, lines: readonly string[]): ReadDocumentNumber {
  const field = textAt(lines, layout.fields.documentNumber);
  const optional = textAt(lines, layout.fields.optionalData);
  const issuer = textAt(lines, layout.fields.issuer);
  const digitAt = layout.checks.documentNumber ?? layout.fields.documentNumber;
  const digit = textAt(lines, digitAt);
  if (layout.format !== 'TD3' && digit === '<' && !field.includes('<')) return longNumber(layout, field, optional);
  const number = withoutFillers(field);
  const wrong = number === '' && digit === '<' ? [] : checked(field, digit, digitAt, 'documentNumber');
  const onCard = layout.format === 'TD1' && issuer === 'VNM' ? /^(\d{12})<<([\d<])$/.exec(optional) : null;
  const [, whole, wholeDigit] = onCard ?? [];
  if (whole !== undefined && wholeDigit !== undefined) return vietnameseCard(layout, number, whole, wholeDigit, wrong);
  const personalNumber = issuer === 'VNM' && layout.format === 'TD3' ? /^(\d{12})<*$/.exec(optional)?.[1] : undefined;
  return { documentNumber: number, optionalData: withoutFillers(optional), personalNumber, problems: wrong };
}

/** Doc 9303-5 and -6, section 4.2.2: a filler for the check digit says that the number goes on in the optional data, its check digit last, then a filler. */
function longNumber(layout: MrzLayout, field: string, optional: string): ReadDocumentNumber {
  const end = optional.includes('<') ? optional.indexOf('<') : optional.length;
  const rest = optional.slice(0, Math.max(end - 1, 0));
  const digit = optional.slice(rest.length, end);
  const place = layout.fields.optionalData;
  const digitAt = { line: place.line, from: place.from + rest.length, length: 1 };
  return {
    documentNumber: field + rest,
    optionalData: withoutFillers(optional.slice(end + 1)),
    problems: checked(field + rest, digit === '' ? '<' : digit, digitAt, 'documentNumber'),
  };
}

/** Vietnamese identity cards: the last nine digits in the number field; all twelve, two fillers and their check digit in the optional data. */
function vietnameseCard(layout: MrzLayout, number: string, whole: string, digit: string, wrong: readonly MrzProblem[]): ReadDocumentNumber {
  const place = layout.fields.optionalData;
  const problems = [...wrong, ...checked(whole, digit, { ...place, from: place.from + 14 }, 'personalNumber')];
  if (whole.slice(-9) !== number) {
    const at = layout.fields.documentNumber;
    problems.push({
      field: 'documentNumber',
      code: 'NUMBERS_DIFFER',
      expected: whole.slice(-9),
      found: number,
      line: at.line + 1,
      position: at.from + 1,
    });
  }
  return { documentNumber: whole, optionalData: '', personalNumber: whole, problems };
}

function checked(text: string, found: string, at: Place, field: 'documentNumber' | 'personalNumber'): readonly MrzProblem[] {
  const expected = checkDigit(text);
  return found === expected ? [] : [{ field, code: 'CHECK_DIGIT', expected, found, line: at.line + 1, position: at.from + 1 }];
}
