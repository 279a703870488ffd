import { filledFrom, NOBODY_YET, personBody, withField } from './person-draft.js';

const VIETNAMESE = {
  names: [{ familyName: 'LY', givenNames: 'THI HANH' }],
  sex: '2',
  birthDate: '1994-03-09',
  nationality: 'VNM',
  document: { type: 'passport', issuer: 'VNM', number: 'C7745120', expiresOn: '2033-08-15' },
};
const AMERICAN = {
  names: [{ familyName: 'SMITH' }],
  nationality: 'USA',
  document: { type: 'passport', issuer: 'USA', number: '340007237' },
};

describe('a form that is filled from a zone', () => {
  const first = { ...filledFrom(NOBODY_YET, VIETNAMESE, ['A', 'B']), ownScript: 'Lý Thị Hạnh', homeTerritory: 'VN:VN-09' };

  it('holds nothing of the first person once the zone of a second one is read', () => {
    expect(filledFrom(first, AMERICAN, ['C', 'D'])).toEqual({
      ...NOBODY_YET,
      familyName: 'SMITH',
      nationality: 'USA',
      issuer: 'USA',
      documentNumber: '340007237',
      mrz: ['C', 'D'],
      readFrom: 'USA 340007237',
    });
  });

  it('keeps what no zone says when the same document is read again, and what was written before any was read', () => {
    expect(filledFrom(first, VIETNAMESE, ['A', 'B'])).toMatchObject({ ownScript: 'Lý Thị Hạnh', homeTerritory: 'VN:VN-09' });
    expect(filledFrom({ ...NOBODY_YET, homeTerritory: 'VN:VN-09' }, VIETNAMESE, [])).toMatchObject({ homeTerritory: 'VN:VN-09' });
  });

  it('sends the lines of the zone only while the fields say the same', () => {
    expect(personBody(first).documents[0]?.mrz).toEqual(['A', 'B']);
    expect(personBody(withField(first, 'ownScript', 'Lý')).documents[0]?.mrz).toEqual(['A', 'B']);
    expect(personBody(withField(first, 'nationality', 'LAO')).documents[0]?.mrz).toBeUndefined();
  });
});

it('says who it is not only where the officer said so', () => {
  expect(personBody(NOBODY_YET)).not.toHaveProperty('notTheSameAs');
  expect(personBody(NOBODY_YET, { notTheSameAs: ['p1'], reason: '' })).toMatchObject({ notTheSameAs: ['p1'] });
  expect(personBody(NOBODY_YET, { notTheSameAs: ['p1'], reason: 'a twin' })).toMatchObject({ decisions: [{ reason: 'a twin' }] });
});
