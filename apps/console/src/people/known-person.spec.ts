import { CallFailed } from '../api/api.js';
import { additionsTo, alreadyKnown, differencesFrom } from './known-person.js';
import { NOBODY_YET } from './person-draft.js';

const refused = (code: string, whole: object) => new CallFailed({ status: 409, code, title: '', detail: '', errors: [], whole });
const CANDIDATE = { personId: 'p1', probability: 0.99, because: [{ field: 'document', agreement: 'same', weight: 12 }] };

describe('a person whom the registry knows already', () => {
  it('is read from the refusal', () => {
    expect(alreadyKnown(refused('PERSON_ALREADY_KNOWN', { possibleDuplicates: [CANDIDATE] }))).toEqual([CANDIDATE]);
  });

  it('is not made up from anything else', () => {
    expect(alreadyKnown(refused('REQUEST_INVALID', { possibleDuplicates: [CANDIDATE] }))).toBeNull();
    expect(alreadyKnown(refused('PERSON_ALREADY_KNOWN', { possibleDuplicates: [{ personId: 7 }, null, 'x'] }))).toBeNull();
    expect(alreadyKnown(new Error('PERSON_ALREADY_KNOWN'))).toBeNull();
  });
});

describe('what is added to a record', () => {
  const PASSPORT = { type: 'passport' as const, issuer: 'VNM', number: 'C1112223', expiresOn: undefined, mrz: undefined };
  const WHO = { sex: '2', birthDate: '1994-03-09', nationality: 'VNM', documents: [PASSPORT] };
  const record = { ...WHO, names: [{ script: 'Latn' as const, full: 'LY THI HANH' }], homeTerritory: 'VN:VN-09' };

  it('is a document that is not on record, whatever its spelling', () => {
    const renewed = { ...NOBODY_YET, issuer: 'VNM', documentNumber: 'C9998887' };
    expect(additionsTo(record, renewed)).toEqual({ documents: [PASSPORT, { ...PASSPORT, number: 'C9998887' }] });
    expect(additionsTo(record, { ...renewed, documentNumber: 'c 111-2223' })).toEqual({});
  });

  it('is never who the person is: what differs is named', () => {
    const draft = { ...NOBODY_YET, sex: '1' as const, birthDate: '1994', nationality: 'VNM' };
    expect(additionsTo(record, draft)).toEqual({});
    expect(differencesFrom(record, draft)).toEqual(['sex', 'birthDate']);
    expect(differencesFrom(record, { ...draft, sex: '2', birthDate: '1994-03-09' })).toEqual([]);
  });

  it('is what the officer entered newly', () => {
    const draft = { ...NOBODY_YET, ownScript: 'Lý Thị Hạnh', homeTerritory: 'VN:VN-13' };
    expect(additionsTo(record, draft)).toEqual({
      names: [...record.names, { script: 'native', full: 'Lý Thị Hạnh' }],
      homeTerritory: 'VN:VN-13',
    });
  });

  it('is nothing where all of it stands there', () => {
    expect(additionsTo(record, { ...NOBODY_YET, homeTerritory: 'VN:VN-09' })).toEqual({});
    expect(additionsTo(record, NOBODY_YET)).toEqual({});
    // The registry keeps one form of letters that look the same: the Lao sign for HO MO comes back as two.
    const lao = { ...WHO, names: [{ script: 'native' as const, full: 'ດາວ ລາດສະຫມີ' }] };
    expect(additionsTo(lao, { ...NOBODY_YET, ownScript: 'ດາວ  ລາດສະໝີ ' })).toEqual({});
  });
});
