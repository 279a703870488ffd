import { LISTED_WORKERS } from '../test/listed-workers.js';
import { ON } from '../test/specimens.js';
import { compareMrzWithFields, documentNumberProblems, mrzNameOf, normaliseDocumentNumber, readMrz, type MrzDocument } from './index.js';

const [{ mrz, ...columns } = { mrz: [] }] = LISTED_WORKERS;

function read(lines: readonly string[]): MrzDocument {
  const reading = readMrz(lines, ON);
  if (reading.format === 'unreadable') throw new Error('unreadable');
  return reading;
}

describe('comparing a zone with a record', () => {
  it.each([
    ['all names given whole', { fullName: 'Nguyễn Thị Hiền' }, []],
    ['all names given whole, family name last', { fullName: 'Thi Hien Nguyen' }, []],
    ['somebody else’s name given whole', { fullName: 'SOMEBODY ELSE' }, ['fullName']],
    ['marks and capitals', { familyName: 'NGUYỄN', givenNames: 'Thị Hiền' }, []],
    ['spaces and hyphens in the number', { documentNumber: 'c5890-769 ' }, []],
    ['a birth date known only to the year', { birthDate: '1999' }, []],
    ['a sex not known', { sex: '9' }, []],
    ['nothing given', {}, []],
    ['family and given names changed about', { familyName: 'Thi Hien', givenNames: 'Nguyen' }, ['familyName', 'givenNames']],
    ['a word left out', { givenNames: 'Hien' }, ['givenNames']],
    ['another word', { givenNames: 'Thi Hien Anh' }, ['givenNames']],
    ['another birth date', { birthDate: '1999-11-09' }, ['birthDate']],
    ['another number', { documentNumber: 'C5890768' }, ['documentNumber']],
    ['another sex', { sex: '1' }, ['sex']],
    ['another country', { nationality: 'LAO', issuer: 'LAO' }, ['issuer', 'nationality']],
    ['another expiry', { expiresOn: '2029-04-15' }, ['expiresOn']],
    ['another kind of document', { documentType: 'identity-card' }, ['documentType']],
    ['a kind that the zone does not tell', { documentType: 'travel-permit' }, []],
  ])('sees %s', (_, fields, differing) => {
    expect(compareMrzWithFields(read(mrz), fields)).toEqual(differing);
    expect(compareMrzWithFields(read(mrz), { ...columns, ...fields })).toEqual(differing);
  });

  it.each([
    ['MÜLLER', 'JÖRG', 'MUELLER', 'JOERG'],
    ['MÜLLER', 'JORG', 'MUXXLLER', 'JORG'],
    ['Müller', 'Jörg', 'MULLER', 'JOERG'],
    ['Lü', 'Na', 'LYU', 'NA'],
    ['Åse', 'Ødegård', 'AASE', 'OEDEGAARD'],
    ['Muñoz', 'José', 'MUNXXOZ', 'JOSE'],
    ['Weiß', 'Zoë', 'WEISS', 'ZOE'],
    ['Đặng', 'Đức', 'DANG', 'DUC'],
    ['O‘Connor', 'ＡＮＮ', 'OCONNOR', 'ANN'],
  ])('takes every transliteration of the standard: %s, %s and %s, %s', (familyName, givenNames, primary, secondary) => {
    const zone = read([`P<AUT${mrzNameOf(primary, secondary, 39)}`, mrz[1] ?? '']);
    expect(compareMrzWithFields(zone, { familyName, givenNames })).toEqual([]);
    expect(compareMrzWithFields(zone, { fullName: `${familyName} ${givenNames}` })).toEqual([]);
    expect(compareMrzWithFields(zone, { familyName: `${familyName}x`, givenNames })).toEqual(['familyName']);
  });

  it('takes a cut name for the whole one, and no other', () => {
    const cut = (family: string, given: string) => read([`P<VNM${mrzNameOf(family, given, 39)}`, mrz[1] ?? '']);
    const long = { familyName: 'Phommachanthavong', givenNames: 'Souksavath Keodouangdy Mani' };
    expect(compareMrzWithFields(cut(long.familyName, long.givenNames), long)).toEqual([]);
    expect(compareMrzWithFields(cut(long.familyName, long.givenNames), { ...long, givenNames: 'Souksavath Mani' })).toEqual(['givenNames']);
    const longer = { familyName: 'Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrst', givenNames: 'Xy' };
    expect(compareMrzWithFields(cut(longer.familyName, longer.givenNames), longer)).toEqual([]);
  });
});

describe('a document number', () => {
  it.each([
    [' c4 109-968 ', 'C4109968'],
    ['Ｃ６５５３０４９', 'C6553049'],
    ['\u200bC1\u00a02', 'C12'],
    ['AB<123<45', 'AB12345'],
    ['ab 123/45.', 'AB12345'],
    ['С1234567', 'С1234567'],
  ])('%s is kept as %s', (number, normal) => expect(normaliseDocumentNumber(number)).toBe(normal));

  it.each([
    ['passport', 'VNM', 'C6553049', []],
    ['passport', 'VNM', '  ', [{ code: 'MISSING' }]],
    ['passport', 'VNM', 'С6553049', [{ code: 'LOOK_ALIKE', found: 'С', position: 1 }]],
    ['passport', 'VNM', 'C65O3049', [{ code: 'LOOK_ALIKE', found: 'O', position: 4 }]],
    [
      'passport',
      'VNM',
      'B65O3O49',
      [
        { code: 'LOOK_ALIKE', found: 'O', position: 4 },
        { code: 'LOOK_ALIKE', found: 'O', position: 6 },
      ],
    ],
    ['identity-card', 'VNM', '02009394499З', [{ code: 'LOOK_ALIKE', found: 'З', position: 12 }]],
    ['identity-card', 'VNM', 'O20093944993', [{ code: 'LOOK_ALIKE', found: 'O', position: 1 }]],
    ['identity-card', 'CHN', '45142319900101123X', []],
    ['border-pass', 'VNM', 'LO12345I', [{ code: 'LOOK_ALIKE', found: 'I', position: 8 }]],
    ['passport', 'VNM', 'C655★304', [{ code: 'CHARACTER', found: '★', position: 5 }]],
    ['passport', 'DEU', 'C01X00T47', []],
    ['passport', 'VNM', 'AB12CD34', []],
  ])('%s of %s, %s: a person is shown what is odd', (type, issuer, number, problems) => {
    expect(documentNumberProblems(type, issuer, number)).toEqual(problems);
  });

  it('has none of these problems in the list', () => {
    expect(
      LISTED_WORKERS.flatMap(({ documentType = '', issuer = '', documentNumber = '' }) =>
        documentNumberProblems(documentType, issuer, documentNumber),
      ),
    ).toEqual([]);
  });
});
