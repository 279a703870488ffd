import { aPerson, SPECIMEN_LINES, theSpecimenHolder } from '../../test/a-person.js';
import { bestDocument } from './best-document.rules.js';
import { documentKeys } from './document-keys.rules.js';
import { readShown, shownOutcome } from './identify.rules.js';

import { keptDocument } from './mrz.rules.js';
import { latinNameOf, tidyNames } from './person-names.rules.js';
import { personProblems, refuseIfWrong } from './person.rules.js';

const TODAY = '2026-11-21';
const DAYS = { today: TODAY, latest: '2026-11-22' };
const pointersOf = (person: Parameters<typeof aPerson>[0]) =>
  personProblems(aPerson(person), DAYS).map(({ pointer, code }) => `${pointer} ${code}`);
const latin = (familyName: string, givenNames?: string) => ({ script: 'Latn' as const, familyName, givenNames });
const passport = (number: string, more = {}) => ({ type: 'passport' as const, issuer: 'VNM', number, ...more });

describe('what is wrong with a person', () => {
  it('is nothing with a right one, in any form of a territory’s code', () => {
    for (const homeTerritory of ['VN:VN-09', 'VN-09', 'CN:451400', undefined]) expect(pointersOf({ homeTerritory })).toEqual([]);
    expect(personProblems(theSpecimenHolder(), DAYS)).toEqual([]);
  });

  it('is a birth date after today, as far as it is known', () => {
    expect(pointersOf({ birthDate: TODAY })).toEqual([]);
    expect(pointersOf({ birthDate: '2026' })).toEqual([]);
    expect(pointersOf({ birthDate: '2026-12' })).toEqual(['/birthDate BIRTH_DATE_IN_FUTURE']);
    expect(pointersOf({ birthDate: '2026-11-22' })).toEqual(['/birthDate BIRTH_DATE_IN_FUTURE']);
  });

  it('is a name with signs that no name has, none at all, or none in Latin letters', () => {
    expect(pointersOf({ names: [latin('Nguyễn', 'Thị-Lan')] })).toEqual([]);
    expect(pointersOf({ names: [latin('Toàn', '<b>Minh</b>')] })).toEqual(['/names/0/givenNames NAME_SYMBOLS']);
    expect(pointersOf({ names: [latin('=HYPERLINK("x")')] })).toEqual(['/names/0/familyName NAME_SYMBOLS']);
    expect(pointersOf({ names: [latin('Hà 🌸')] })).toEqual(['/names/0/familyName NAME_SYMBOLS']);
    expect(pointersOf({ names: [{ script: 'native' }] })).toEqual(['/names/0 NAME_MISSING']);
    expect(pointersOf({ names: [{ script: 'native', full: 'ບຸນມີ ໄຊຍະວົງສາ' }] })).toEqual(['/names LATIN_NAME_MISSING']);
  });

  it('is a document number to look at, and dates that contradict each other', () => {
    expect(pointersOf({ documents: [passport('С1234567')] })).toEqual(['/documents/0/number DOCUMENT_NUMBER_LOOK_ALIKE']);
    expect(pointersOf({ documents: [passport('C1234567', { issuedOn: '2026-01-02', expiresOn: '2026-01-01' })] })).toEqual([
      '/documents/0/expiresOn EXPIRES_BEFORE_ISSUE',
    ]);
  });

  it('is a document issued on a day that has begun nowhere; its issuer may be a day ahead of us', () => {
    expect(pointersOf({ documents: [passport('C1234567', { issuedOn: DAYS.latest })] })).toEqual([]);
    expect(pointersOf({ documents: [passport('C1234567'), passport('C1234568', { issuedOn: '2026-11-23' })] })).toEqual([
      '/documents/1/issuedOn IN_FUTURE',
    ]);
  });

  it('is what the zone says otherwise, at the field that differs', () => {
    const differing = personProblems({ ...theSpecimenHolder(), names: [latin('Ericson', 'Anna Maria')], sex: '1' }, DAYS);
    expect(differing.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/names/0/familyName', 'DOCUMENT_MISMATCH'],
      ['/sex', 'DOCUMENT_MISMATCH'],
    ]);
  });

  it('is told as the catalogue’s problem where it has one', () => {
    const thrownBy = (code: string) => expect(() => refuseIfWrong([{ pointer: '/x', code, detail: '' }]));
    thrownBy('TERRITORY_UNKNOWN').toThrow('TERRITORY_UNKNOWN');
    thrownBy('NAME_SYMBOLS').toThrow('REQUEST_INVALID');
    expect(() => refuseIfWrong([])).not.toThrow();
  });
});

describe('how a person is kept and found', () => {
  it('is by tidy names', () => {
    expect(tidyNames([latin('  Pham', 'Thi  Diep ')])).toEqual([latin('Pham', 'Thi Diep')]);
    expect(tidyNames([latin('Nguye\u0302\u0303n', ' ')])[0]).toMatchObject({ familyName: 'Nguyễn', givenNames: undefined });
  });

  it('is by the document’s normal number, with and without its type', () => {
    expect(documentKeys(passport('c 123-4567'))).toEqual(['document|passport|VNM|C1234567', 'document|VNM|C1234567']);
    expect(documentKeys({ issuer: 'VNM', number: 'C1234567' })).toEqual(['document|VNM|C1234567']);
    expect(keptDocument({ type: 'passport', issuer: 'UTO', number: 'l898902c3', mrz: SPECIMEN_LINES }, TODAY)).toMatchObject({
      number: 'L898902C3',
      documentCode: 'P',
    });
  });

  it('shows the Latin name and the document that lasts longest', () => {
    expect(latinNameOf([{ script: 'native', full: 'Đào Quang Minh' }])).toBe('Dao Quang Minh');
    expect(
      bestDocument(
        [
          passport('A1', { expiresOn: '2020-01-01' }),
          passport('B1', { expiresOn: '2027-01-01' }),
          passport('C1', { expiresOn: '2028-01-01' }),
        ],
        TODAY,
      )?.number,
    ).toBe('C1');
    expect(bestDocument([], TODAY)).toBeUndefined();
  });

  it('knows a shown document as sound until its last day', () => {
    const known = [{ ...passport('C1234567'), expiresOn: TODAY }];
    const shown = readShown({ issuer: 'VNM', number: 'c1234567' }, undefined, TODAY);
    expect([shownOutcome(shown, known, TODAY), shownOutcome(shown, known, '2026-11-22'), shownOutcome(shown, [], TODAY)]).toEqual([
      'match',
      'expired',
      'not-compared',
    ]);
  });
});
