import fc from 'fast-check';
import { ON, TD1_SPECIMEN, TD2_SPECIMEN, TD3_SPECIMEN } from '../test/specimens.js';
import { checkDigit, mrzNameOf, readMrz } from './index.js';

const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const word = fc.string({ unit: fc.constantFrom(...'ABCXYZ'), minLength: 1, maxLength: 8 });
const day = fc
  .date({ min: new Date('1927-01-01'), max: new Date('2026-11-21'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const later = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2070-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

const passport = fc.record({
  familyName: word,
  givenNames: fc.array(word, { maxLength: 3 }),
  number: fc
    .tuple(
      word.map((w) => w.charAt(0)),
      digits(7),
    )
    .map((parts) => parts.join('')),
  birthDate: day,
  expiresOn: later,
  sex: fc.constantFrom('M', 'F', '<'),
  personal: digits(12),
});

type Passport = typeof passport extends fc.Arbitrary<infer Value> ? Value : never;

function passportLines({ familyName, givenNames, number, birthDate, expiresOn, sex, personal }: Passport): readonly [string, string] {
  const checked = (text: string): string => text + checkDigit(text);
  const short = (date: string): string => date.slice(2).replaceAll('-', '');
  const [first, second, third] = [
    checked(number.padEnd(9, '<')),
    checked(short(birthDate)),
    checked(short(expiresOn)) + checked(personal.padEnd(14, '<')),
  ];
  return [
    `P<VNM${mrzNameOf(familyName, givenNames.join(' '), 39)}`,
    `${first}VNM${second}${sex}${third}${checkDigit(first + second + third)}`,
  ];
}

describe('any passport', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(passport, (person) => {
        const reading = readMrz(passportLines(person), ON);
        expect(reading).toMatchObject({
          format: 'TD3',
          documentNumber: person.number,
          birthDate: person.birthDate,
          expiresOn: person.expiresOn,
          personalNumber: person.personal,
          primaryIdentifier: person.familyName,
          secondaryIdentifier: person.givenNames.join(' '),
          problems: [],
        });
      }),
    );
  });

  it('shows any one character misread in a checked field, save where 7-3-1 weights cannot tell the two apart', () => {
    const checkedPlaces = [
      ...Array.from({ length: 10 }, (_, at) => at),
      ...Array.from({ length: 7 }, (_, at) => 13 + at),
      ...Array.from({ length: 23 }, (_, at) => 21 + at),
    ];
    fc.assert(
      fc.property(
        passport,
        fc.constantFrom(...checkedPlaces),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<'),
        (person, at, misread) => {
          const [name, line] = passportLines(person);
          const was = line.charAt(at);
          const reading = readMrz([name, line.slice(0, at) + misread + line.slice(at + 1)], ON);
          // All three weights have no factor in common with 10, so only values that differ by tens look the same: 0, A? no: 0, <, K and U.
          const looksTheSame = checkDigit(was) === checkDigit(misread);
          if (!looksTheSame) expect(reading.problems.map(({ code }) => code)).toContain('CHECK_DIGIT');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('shows any one digit misread as another digit', () => {
    for (const weighed of ['520727', 'L898902C3', '020093944993']) {
      [...weighed].forEach((was, at) => {
        for (const misread of '0123456789') {
          if (/\d/.test(was) && was !== misread)
            expect(checkDigit(weighed.slice(0, at) + misread + weighed.slice(at + 1))).not.toBe(checkDigit(weighed));
        }
      });
    }
  });
});

describe('any lines', () => {
  it('get an answer', () => {
    const specimens = [TD1_SPECIMEN, TD2_SPECIMEN, TD3_SPECIMEN];
    const scribbled = fc
      .tuple(fc.constantFrom(...specimens), fc.nat(2), fc.nat(43), fc.string({ unit: 'binary', maxLength: 3 }))
      .map(([lines, line, at, text]) =>
        lines.map((old, each) => (each === line ? old.slice(0, at) + text + old.slice(at + text.length) : old)),
      );
    fc.assert(
      fc.property(fc.oneof(scribbled, fc.array(fc.string({ unit: 'binary', maxLength: 50 }), { maxLength: 4 })), (lines) => {
        const reading = readMrz(lines, ON);
        expect(reading.format !== 'unreadable' || reading.problems.length > 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
