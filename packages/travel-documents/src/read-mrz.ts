import { findMrzExpiry } from '@gatebook/reference-data';
import { checkDigit } from './check-digit.js';
import { normaliseDocumentNumber } from './document-number.js';
import { birthDateOf, expiryDateOf } from './mrz-date.js';
import { MRZ_LAYOUTS, textAt, withoutFillers, type MrzLayout, type Place } from './mrz-layout.js';
import { characterProblems } from './mrz-characters.js';
import { readDocumentNumber } from './mrz-document-number.js';
import type { MrzDocument, MrzField, MrzProblem, MrzReading } from './mrz-reading.js';

/**
 * Reads the lines of a machine readable zone (ICAO Doc 9303 parts 3 to 6) and says what is wrong where; never throws.
 * `on` is the day of reading, `YYYY-MM-DD`: the zone has years of two digits, and nobody is born after it.
 */
export function readMrz(lines: readonly string[], on: string): MrzReading {
  const clean = lines.map((line) => line.trim().toUpperCase()).filter((line) => line !== '');
  const layout = MRZ_LAYOUTS.find((each) => each.lineCount === clean.length && clean.every((line) => line.length === each.lineLength));
  if (layout === undefined) return { format: 'unreadable', problems: sizeProblems(clean) };
  if (clean[0]?.startsWith('V')) {
    return { format: 'unreadable', problems: [{ field: 'documentCode', code: 'FORMAT', found: 'V', line: 1, position: 1 }] };
  }
  return readDocument(layout, clean, on);
}

function readDocument(layout: MrzLayout, lines: readonly string[], on: string): MrzDocument {
  const { fields } = layout;
  const text = (field: keyof MrzLayout['fields']): string => textAt(lines, fields[field]);
  const documentCode = withoutFillers(text('documentCode'));
  const number = readDocumentNumber(layout, lines);
  const birthDate = birthDateOf(text('birthDate'), on);
  const expiresOn = expiryOf(layout, withoutFillers(text('issuer')), text('expiresOn'), on);
  const parts = withoutFillers(text('name')).split('<<').map(spaced);
  const isPrimaryEmpty = parts[0] === '';
  // One name alone belongs into the primary identifier, wherever it stands.
  const [primaryIdentifier = '', ...secondary] = isPrimaryEmpty ? parts.filter((part) => part !== '') : parts;
  const characters = characterProblems(layout, lines);
  const problems: readonly (MrzProblem | null)[] = [
    ...characters,
    isDocumentCode(layout, documentCode) ? null : problemAt('documentCode', 'DOCUMENT_CODE', fields.documentCode, documentCode),
    ...number.problems,
    fieldCheck(layout, lines, 'birthDate'),
    fieldCheck(layout, lines, 'expiresOn'),
    layout.format === 'TD3' ? fieldCheck(layout, lines, 'optionalData') : null,
    !birthDate.isLawful ? problemAt('birthDate', 'DATE', fields.birthDate, text('birthDate')) : null,
    expiresOn === undefined ? problemAt('expiresOn', 'DATE', fields.expiresOn, text('expiresOn')) : null,
    /^[MF<]$/.test(text('sex')) ? null : problemAt('sex', 'SEX', fields.sex, text('sex')),
    isPrimaryEmpty ? problemAt('name', 'NAME', fields.name, text('name')) : null,
    checkAt('composite', layout.compositeOver.map((over) => textAt(lines, over)).join(''), layout.composite, lines),
  ];
  return {
    format: layout.format,
    documentCode,
    issuer: withoutFillers(text('issuer')),
    documentNumber: normaliseDocumentNumber(number.documentNumber),
    optionalData: number.optionalData,
    ...(layout.optionalData2 === undefined ? {} : { optionalData2: withoutFillers(textAt(lines, layout.optionalData2)) }),
    ...(number.personalNumber === undefined ? {} : { personalNumber: number.personalNumber }),
    nationality: withoutFillers(text('nationality')),
    birthDate: birthDate.date,
    sex: text('sex') === 'M' ? '1' : text('sex') === 'F' ? '2' : '0',
    sexLetter: text('sex'),
    expiresOn: expiresOn ?? null,
    primaryIdentifier,
    secondaryIdentifier: secondary.filter((part) => part !== '').join(' '),
    nameTruncated: !text('name').endsWith('<'),
    numberHolds:
      !characters.some(({ field }) => field === 'documentNumber') && number.problems.length === 0 && number.documentNumber !== '',
    problems: problems.filter((problem) => problem !== null),
  };
}

/** No machine readable document is older than the first edition of Doc 9303. */
const FIRST_ISSUED_ON = '1980-01-01';

/** The expiry, null where there is none: an issuer may write that otherwise; undefined where it is no date, or lies before such a document could exist. */
function expiryOf({ format }: MrzLayout, issuer: string, text: string, on: string): string | null | undefined {
  const custom = findMrzExpiry(format, issuer);
  if (text === custom?.noExpiry) return null;
  const date = expiryDateOf(text, on);
  return typeof date === 'string' && date < (custom?.firstIssuedOn ?? FIRST_ISSUED_ON).slice(0, date.length) ? undefined : date;
}

/** Doc 9303-4 section 4.2.2: passports begin with P; parts 5 and 6: the other documents with A, C or I. */
function isDocumentCode(layout: MrzLayout, code: string): boolean {
  return layout.format === 'TD3' ? code.startsWith('P') : /^[ACI]/.test(code);
}

function fieldCheck(layout: MrzLayout, lines: readonly string[], field: 'birthDate' | 'expiresOn' | 'optionalData'): MrzProblem | null {
  const digitAt = layout.checks[field];
  return digitAt === undefined ? null : checkAt(field, textAt(lines, layout.fields[field]), digitAt, lines);
}

/** The problem of a check digit that does not hold; null where it does. */
function checkAt(field: MrzField, checked: string, digitAt: Place, lines: readonly string[]): MrzProblem | null {
  const expected = checkDigit(checked);
  const found = textAt(lines, digitAt);
  // Nothing to check: the issuer chooses between a filler and a zero (Doc 9303-4 section 4.2.2).
  const isEmpty = /^<+$/.test(checked) && found === '<' && field !== 'composite';
  return found === expected || isEmpty ? null : { ...problemAt(field, 'CHECK_DIGIT', digitAt, found), expected };
}

function problemAt(field: MrzField, code: MrzProblem['code'], at: Place, found: string): MrzProblem {
  return { field, code, found, line: at.line + 1, position: at.from + 1 };
}

function sizeProblems(lines: readonly string[]): readonly MrzProblem[] {
  const sizes = MRZ_LAYOUTS.filter((layout) => layout.lineCount === lines.length);
  if (sizes.length === 0)
    return [{ field: 'lines', code: 'FORMAT', expected: '2 or 3 lines', found: `${lines.length} lines`, line: 1, position: 1 }];
  // The size meant is the one that the lines together come nearest to.
  const distance = (layout: MrzLayout): number => lines.reduce((sum, line) => sum + Math.abs(line.length - layout.lineLength), 0);
  const meant = sizes.reduce((best, each) => (distance(each) < distance(best) ? each : best)).lineLength;
  return lines.flatMap((line, at): readonly MrzProblem[] =>
    line.length === meant
      ? []
      : [
          {
            field: 'lines',
            code: 'LENGTH',
            expected: String(meant),
            found: String(line.length),
            line: at + 1,
            position: Math.min(line.length, meant) + 1,
          },
        ],
  );
}

function spaced(text: string): string {
  return text.replace(/</g, ' ').trim();
}
