import { aRegionalPair, VARIATIONS } from '../../test/a-regional-pair.js';
import { indexKeys, nearestKeys, searchKeys } from './keys.js';
import type { LinkagePerson } from './person.js';
import { preparePerson } from './prepare-person.js';

function meet(stored: LinkagePerson, asked: LinkagePerson): readonly string[] {
  const keys = new Set(indexKeys(preparePerson(stored)).map(({ kind, key }) => `${kind} ${key}`));
  return [...new Set(searchKeys(preparePerson(asked)).flatMap(({ kind, key }) => (keys.has(`${kind} ${key}`) ? kind : [])))];
}

function person(full: string, birthDate: string, rest: Partial<LinkagePerson> = {}): LinkagePerson {
  return { names: [{ full }], birthDate, ...rest };
}

describe('blocking keys', () => {
  it('let every variation of a person meet, whichever record is stored', () => {
    for (const variation of VARIATIONS) {
      for (let number = 1; number <= 30; number += 1) {
        const { left, right, same } = aRegionalPair(number, variation);
        // Without document and telephone, so that name and date must do.
        const bare = (whole: LinkagePerson): LinkagePerson => ({ ...whole, documents: [], phone: undefined });
        if (!same) continue;
        expect(meet(bare(left), bare(right))).not.toEqual([]);
        expect(meet(bare(right), bare(left))).not.toEqual([]);
      }
    }
  });

  it.each([
    ['the date', person('Trần Thị Hoa', '1990-03-05'), person('Lê Văn Nam', '1990-03-05'), 'birth-date'],
    ['day and month swapped', person('Nguyễn Thị Hoa', '1990-03-05'), person('Nguyen Hoa', '1990-05-03'), 'date-word'],
    ['a day earlier', person('Nguyễn Thị Hoa', '1990-03-05'), person('Nguyễn Thị Hoa', '1990-03-04'), 'date-word'],
    ['a day later, over the end of a month', person('Nguyễn Thị Hoa', '1990-03-01'), person('Nguyễn Thị Hoa', '1990-02-28'), 'date-word'],
    ['another day of the year', person('Nguyễn Thị Hoa', '1990-03-05'), person('Nguyễn Thị Hoa', '1990-11-29'), 'year-name'],
    ['another year', person('Nguyễn Thị Hoa', '1990-03-05'), person('Nguyễn Thị Hoa', '1980-03-05'), 'day-name'],
    ['a year asked', person('Nguyễn Thị Hoa', '1990-03-05'), person('Hoa Nguyễn', '1990'), 'year-pair'],
    ['a year kept', person('Nguyễn Thị Hoa', '1990'), person('Nguyen Thi Hoa', '1990-03-05'), 'year-only-pair'],
    ['a year on both sides', person('Nguyễn Thị Hoa', '1990'), person('Nguyen Thi Hoa', '1990'), 'year-pair'],
    ['a Lao name spelt otherwise', person('Phommachanh Xay', '1990'), person('Phomachan Say', '1990'), 'year-pair'],
    ['dates apart in all parts', person('Keopaseuthxay Bounnhang', '1994-03-19'), person('Keopaseuthxay Bounnhang', '1996-08-02'), 'name'],
    [
      'a date a year, a month and a day on',
      person('Keopaseuthxay Bounnhang', '1994-03-19'),
      person('Bounnhang Keopaseuthxay', '1995-04-20'),
      'name',
    ],
    [
      'other dates and a name not quite so rare, in one province',
      person('Vongsa Keopaseuth', '1994-03-19', { homeTerritory: 'LA:LA-SL' }),
      person('Keopaseuth Vongsa', '1986-11-02', { homeTerritory: 'LA:LA-SL' }),
      'name-home',
    ],
    ['other dates, the middle left out', person('Bế Thị Xuyến', '1994-03-19'), person('Be Xuyen', '1986-11-02'), 'name'],
    ['another year, each alone', person('Keopaseuthxay Bounnhang', '1994'), person('Keopaseuthxay Bounnhang', '1996'), 'name'],
    ['no date', { names: [{ full: 'Keopaseuthxay Bounnhang' }] }, person('Keopaseuthxay Bounnhang', '1996-08-02'), 'name'],
  ])('meet by %s', (_what, stored, asked, kind) => {
    expect(meet(stored, asked)).toContain(kind);
  });

  it('meet by telephone and by document with look-alike characters', () => {
    const contact: Partial<LinkagePerson> = { phone: '+84952111222', documents: [{ number: 'CO123456' }] };
    const asked: Partial<LinkagePerson> = { phone: '0952 111 222', documents: [{ number: 'C0I23456' }] };
    expect(meet(person('Trần Thị Hoa', '1990', contact), person('Lê Văn Nam', '1971', asked))).toEqual(['document', 'phone']);
  });

  it('bridge characters and Vietnamese readings with a year alone', () => {
    const chinese: LinkagePerson = { names: [{ familyName: 'Ruan', givenNames: 'Shihong' }, { full: '阮氏红' }], birthDate: '1990' };
    expect(meet(chinese, person('Nguyễn Thị Hồng', '1990-03-05'))).toContain('year-only-pair');
  });

  it.each(['Nguyễn Văn Hùng', 'Trần Thị Lan', 'Li Wei', 'Somsak', 'Nguyễn Ngọc Anh'])(
    'are none without a date for %s, whom hundreds in a million are called, not even in one province',
    (full) => {
      expect(indexKeys(preparePerson({ names: [{ full }], homeTerritory: 'VN-09' }))).toEqual([]);
    },
  );

  it('do not bring two telephones of other networks together', () => {
    const [stored, asked] = ['13812345678', '18812345678'].map((phone) => person('Zhao Min', '1990', { phone }));
    expect(stored && asked && meet(stored, { ...asked, names: [{ full: 'Li Na' }] })).toEqual([]);
  });

  it('are few, and never one common word', () => {
    const keys = indexKeys(
      preparePerson(person('Nguyễn Thị Thu Hoa', '1990-03-05', { phone: '0952111222', documents: [{ number: 'C1' }] })),
    );
    expect(keys.length).toBeLessThanOrEqual(13);
    const alone = indexKeys(preparePerson(person('Nguyễn', '1990-03-05')));
    expect(alone.filter(({ kind }) => kind === 'year-pair')).toEqual([]);
    expect(keys.every(({ key }) => !/^\d{4}-\d\d-\d\d (nguien|van|ti)$/.test(key))).toBe(true);
  });

  it.each(['Nguyễn Văn Minh', 'Nguyễn Thị Hương', 'Trần Thị Ngọc', 'Li Wei'])(
    'find %s, all of whose words are common, by a year alone',
    (full) => {
      expect(meet(person(full, '1990-03-05'), person(full, '1990'))).toContain('year-pair');
      expect(meet(person(full, '1990'), person(full, '1990-03-05'))).toContain('year-only-pair');
    },
  );

  it('are at most 64, the document and the date first, whatever is written', () => {
    const name = (at: number): string =>
      Array.from({ length: 66 }, (_nothing, word) => `w${'abcdefghij'.charAt(at)}${String.fromCharCode(97 + (word % 26))}`).join(' ');
    const hostile = preparePerson({
      names: Array.from({ length: 10 }, (_nothing, at) => ({ full: name(at) })),
      birthDate: '1990-03-05',
      documents: [{ number: 'C1' }],
    });
    expect(hostile.names).toHaveLength(6);
    expect(hostile.names.every(({ words }) => words.length === 12)).toBe(true);
    for (const keys of [indexKeys(hostile), searchKeys(hostile), nearestKeys(hostile)]) expect(keys).toHaveLength(64);
    expect(
      searchKeys(hostile)
        .slice(0, 2)
        .map(({ kind }) => kind),
    ).toEqual(['document', 'birth-date']);
    expect(
      searchKeys(hostile).some(({ kind, key }) =>
        indexKeys(hostile).some((kept) => kept.kind === kind && kept.key === key && kind === 'date-word'),
      ),
    ).toBe(true);
  });

  it('take a word in one name of twelve for common, and one in fifty for telling', () => {
    const words = indexKeys(preparePerson(person('Ma Ngọc Quỳnh', '1990-03-05'))).filter(({ kind }) => kind === 'date-word');
    expect(words.map(({ key }) => key)).toEqual(['1990-03-05 ma', '1990-03-05 kuinh'.replace('nh', 'n')]);
  });

  it('are the same after JSON', () => {
    const prepared = preparePerson(person('Trần Thị Hoa', '1990-03-05'));
    const copy: typeof prepared = JSON.parse(JSON.stringify(prepared));
    expect(indexKeys(copy)).toEqual(indexKeys(prepared));
  });
});
