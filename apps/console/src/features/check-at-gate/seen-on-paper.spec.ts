import { findingsOf, seenOnPaper } from './seen-on-paper.js';
import type { MadeCheck, ZoneRead } from './gate-calls.js';

const LINES = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7413012F1204159ZE184226B<<<<<10'];
const ZONE: ZoneRead = {
  format: 'TD3',
  names: [{ script: 'Latn', familyName: 'ERIKSSON', givenNames: 'ANNA MARIA', source: 'document' }],
  birthDate: '1974-08-12',
  nationality: 'UTO',
  document: { type: 'passport', issuer: 'UTO', number: 'L898902C3' },
  problems: [],
};
const NO_ZONE: ZoneRead = { format: 'unreadable', names: [], problems: [] };
const ANSWER: MadeCheck['answer'] = {
  checkId: '0190a000-0000-7000-8000-000000000000',
  advice: 'refer',
  heading: 'towards',
  reasons: [],
  person: { namesFrom: 'none' },
  permit: null,
  stay: null,
  basis: { rulebookVersion: 1, statusListSequence: 1, ageSeconds: 1 },
};

describe('what the officer compares with the paper', () => {
  it('is read from the zone where the registry does not know its holder', () => {
    expect(seenOnPaper({ answer: ANSWER, shown: { mrz: LINES }, zone: ZONE })).toEqual({
      name: 'ERIKSSON ANNA MARIA',
      birthDate: '1974-08-12',
      nationality: 'UTO',
      paper: 'UTO L898902C3',
      namesFrom: 'zone',
    });
  });

  it('is what the registry says of whom it knows', () => {
    const person = { names: 'Phạm Thị Lan', birthDate: '1990-01-02', nationality: 'VNM', namesFrom: 'registry' } as const;
    const seen = seenOnPaper({ answer: { ...ANSWER, person }, shown: { mrz: LINES }, zone: ZONE });
    expect(seen).toMatchObject({ name: 'Phạm Thị Lan', birthDate: '1990-01-02', nationality: 'VNM', namesFrom: 'registry' });
  });

  it('is the number that was typed, where nothing else is known', () => {
    const shown = { document: { issuer: 'LAO', number: 'P1234567' } };
    expect(seenOnPaper({ answer: ANSWER, shown, zone: null })).toMatchObject({ paper: 'LAO P1234567', namesFrom: 'none' });
    expect(seenOnPaper({ answer: ANSWER, shown: { permitNumber: 'VN-26-9999999' }, zone: null }).paper).toBe('VN-26-9999999');
  });

  it('is nobody where the zone was not read in time or is none', () => {
    for (const zone of [null, NO_ZONE])
      expect(seenOnPaper({ answer: ANSWER, shown: { mrz: LINES }, zone })).toMatchObject({ name: undefined, namesFrom: 'none' });
  });
});

describe('what is odd about a document', () => {
  const problems = [
    { field: 'documentNumber', code: 'CHECK_DIGIT', line: 2, position: 10 },
    { field: 'composite', code: 'CHECK_DIGIT', line: 2, position: 44 },
    { field: 'birthDate', code: 'DATE', line: 2, position: 14 },
    { field: 'documentCode', code: 'DOCUMENT_CODE', line: 1, position: 1 },
  ];
  const findings = ['DOCUMENT_CHECK_DIGIT', 'DOCUMENT_DATE', 'DOCUMENT_CODE', 'DOCUMENT_OF_SEVERAL'];

  it('names the fields, and shows as it was read a date that cannot be', () => {
    expect(findingsOf({ answer: { ...ANSWER, findings }, shown: { mrz: LINES }, zone: { ...ZONE, problems } })).toEqual([
      { code: 'DOCUMENT_CHECK_DIGIT', fields: [{ field: 'documentNumber' }, { field: 'composite' }] },
      { code: 'DOCUMENT_DATE', fields: [{ field: 'birthDate', read: '741301' }] },
      { code: 'DOCUMENT_CODE', fields: [{ field: 'documentCode' }] },
      { code: 'DOCUMENT_OF_SEVERAL', fields: [] },
    ]);
  });

  it('is named without fields where nobody has read the zone', () => {
    const made = { answer: { ...ANSWER, findings: ['DOCUMENT_CHECK_DIGIT'] }, shown: { mrz: LINES }, zone: null };
    expect(findingsOf(made)).toEqual([{ code: 'DOCUMENT_CHECK_DIGIT', fields: [] }]);
  });
});
