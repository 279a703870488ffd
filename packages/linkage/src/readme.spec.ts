import { comparePeople, forListOf, indexKeys, preparePerson, REGIONAL_MODEL, searchKeys } from './index.js';

/** The worked example of README.md. */
describe('the example of the README', () => {
  const kept = preparePerson({
    names: [{ familyName: 'Trần', givenNames: 'Thị Thu An' }],
    sex: '2',
    birthDate: '1997-02-06',
    nationality: 'VNM',
    documents: [{ type: 'passport', issuer: 'VNM', number: 'C5890769' }],
    homeTerritory: 'VN-24',
  });
  const listed = preparePerson({
    names: [{ familyName: 'Chen', givenNames: 'Shiqiuan' }, { full: '陳氏秋安' }],
    sex: '2',
    birthDate: '1997-06-02',
    nationality: 'VNM',
    documents: [{ type: 'border-pass', issuer: 'VNM', number: 'KT643674' }],
    homeTerritory: 'VN-25',
  });

  it('comes out as written', () => {
    const { weight, decision, because } = comparePeople(kept, listed);
    expect(weight.toFixed(1)).toBe('23.5');
    expect(decision).toBe('same');
    expect(because.map(({ field, agreement, weight: bits }) => `${field} ${agreement} ${bits.toFixed(1)}`)).toEqual([
      'names reading 10.7',
      'birthDate swapped-day-month 10.6',
      'document different -0.7',
      'sex same 1.0',
      'nationality same 0.0',
      'homeTerritory same 1.9',
    ]);
  });

  it('meets by the key that is named', () => {
    const meeting = { kind: 'date-word', key: '1997-02-06 an' };
    expect(indexKeys(kept)).toContainEqual(meeting);
    expect(searchKeys(listed)).toContainEqual(meeting);
  });

  it('is small, and less certain among a million people', () => {
    expect(JSON.stringify(kept).length).toBeLessThan(300);
    const among = comparePeople(kept, listed, forListOf(REGIONAL_MODEL, 1_000_000));
    expect(among.probability).toBeLessThan(comparePeople(kept, listed).probability);
  });
});
