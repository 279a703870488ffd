import { aRegionalPair, VARIATIONS } from '../../test/a-regional-pair.js';
import type { LinkageModel } from '../model.js';
import { forListOf } from '../scoring/for-list-of.js';
import { decide, probabilityOf, readyModel, score } from '../scoring/score.js';
import { comparePeople } from './compare-people.js';
import type { LinkagePerson } from './person.js';
import { preparePerson } from './prepare-person.js';
import { REGIONAL_MODEL } from './regional-model.js';

const LAN: LinkagePerson = {
  names: [{ familyName: 'Nguyễn', givenNames: 'Thị Lan' }],
  sex: '2',
  birthDate: '1990-03-05',
  nationality: 'VNM',
  documents: [{ type: 'passport', issuer: 'VNM', number: 'C1234567' }],
  homeTerritory: 'VN-09',
  phone: '0952111222',
};

function weigh(left: LinkagePerson, right: LinkagePerson): number {
  return comparePeople(preparePerson(left), preparePerson(right)).weight;
}

describe('comparing people', () => {
  const pairs = VARIATIONS.flatMap((variation) => Array.from({ length: 40 }, (_nothing, at) => aRegionalPair(at + 1, variation)));
  const compared = pairs.map((pair) => ({ ...pair, ...comparePeople(preparePerson(pair.left), preparePerson(pair.right)) }));

  it('finds invented pairs of every variation with precision 0.99 at recall 0.95', () => {
    const taken = compared.filter(({ decision }) => decision === 'same');
    const found = taken.filter(({ same }) => same);
    expect(found.length / taken.length).toBeGreaterThanOrEqual(0.99);
    expect(found.length / compared.filter(({ same }) => same).length).toBeGreaterThanOrEqual(0.95);
  });

  it('does not care which of the two comes first, in what order names stand, or whether they went through JSON', () => {
    for (const { left, right, weight } of compared) {
      const turned: LinkagePerson = { ...right, names: right.names.toReversed() };
      expect(comparePeople(preparePerson(turned), preparePerson(left)).weight).toBe(weight);
      const sealed: unknown = JSON.parse(JSON.stringify(preparePerson(left)));
      expect(sealed).toEqual(preparePerson(left));
    }
  });

  it('gives no entry for what one side does not say, and the parts add up to the weight', () => {
    const { because, weight } = comparePeople(preparePerson({ names: LAN.names, sex: '9' }), preparePerson(LAN));
    expect(because.map(({ field }) => field)).toEqual(['names']);
    expect(because.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(weight, 2);
  });

  it('never weighs more agreement less', () => {
    const variants: readonly (readonly Partial<LinkagePerson>[])[] = [
      [{}, { birthDate: '1990-05-03' }, { birthDate: '1990-03-15' }, { birthDate: '1990-11-28' }, { birthDate: '1971-11-28' }],
      [{}, { documents: [{ type: 'passport', issuer: 'VNM', number: 'CI234567' }] }, { documents: [{ number: 'C1234568' }] }],
      [{}, { sex: '1' }],
      [{}, { nationality: 'LAO' }],
      [{}, { homeTerritory: 'VN-25' }],
      [{}, { phone: '0952111223' }, { phone: '0957999888' }],
      [
        {},
        { names: [{ full: 'Nguyễn Thị Lxn' }] },
        { names: [{ full: 'Nguyễn Thị Loan' }] },
        { names: [{ full: 'Nguyễn Thị Quỳnh' }] },
        { names: [{ full: 'Trần Văn Hùng' }] },
      ],
    ];
    for (const steps of variants) {
      const weights = steps.map((step) => weigh(LAN, { ...LAN, ...step }));
      expect(weights).toEqual([...weights].sort((a, b) => b - a));
      expect(new Set(weights).size).toBe(weights.length);
    }
  });

  it('weighs a rare name more than a common one', () => {
    const named = (full: string): LinkagePerson => ({ ...LAN, names: [{ full }] });
    expect(weigh(named('Bế Thị Xuyến'), named('Bế Thị Xuyến'))).toBeGreaterThan(weigh(LAN, LAN) + 3);
  });

  it('lets other characters speak against the same pinyin, and the same characters not count twice', () => {
    const chinese = (own: string): LinkagePerson => ({
      ...LAN,
      nationality: 'CHN',
      names: [{ familyName: 'Meng', givenNames: 'Yong' }, { full: own }],
    });
    const latinOnly: LinkagePerson = { ...chinese(''), names: [{ familyName: 'Meng', givenNames: 'Yong' }] };
    expect(weigh(chinese('蒙永'), chinese('蒙勇'))).toBeLessThan(weigh(chinese('蒙永'), latinOnly) - 4);
    expect(weigh(chinese('蒙永'), chinese('蒙永'))).toBeLessThan(weigh(chinese('蒙永'), latinOnly) + 2);
  });

  it('meets a Chinese rendering of a Vietnamese name through its characters', () => {
    const chen = {
      ...LAN,
      names: [
        { familyName: 'Chen', givenNames: 'Shiqiuan' },
        { script: 'Hans', full: '陈氏秋安' },
      ],
    };
    const { because } = comparePeople(preparePerson(chen), preparePerson({ ...LAN, names: [{ full: 'Trần Thị Thu An' }] }));
    expect(because[0]).toMatchObject({ field: 'names', agreement: 'reading' });
  });

  it('keeps the child on a parent’s pass and the twin apart', () => {
    const child: LinkagePerson = { ...LAN, names: [{ full: 'Nguyễn Thị Mai' }], birthDate: '2015-10-21', phone: undefined };
    const twin: LinkagePerson = { ...LAN, names: [{ full: 'Nguyễn Thị Mai' }], documents: [{ number: 'B7654321' }], phone: '0957000111' };
    for (const other of [child, twin]) expect(comparePeople(preparePerson(LAN), preparePerson(other)).decision).toBe('different');
  });

  const named = (full: string, rest: Partial<LinkagePerson> = {}): LinkagePerson => ({ ...LAN, names: [{ full }], ...rest });
  const OTHER_PASS = [{ number: 'B7654321' }];
  const decisionOf = (left: LinkagePerson, right: LinkagePerson) => comparePeople(preparePerson(left), preparePerson(right)).decision;

  it('takes twins on one pass with one telephone for no more than review, and a child on a parent’s pass for another', () => {
    expect(decisionOf(LAN, named('Nguyễn Thị Mai'))).not.toBe('same');
    expect(decisionOf(named('Bế Thị Xuyến'), named('Bế Thị Mai'))).not.toBe('same');
    expect(decisionOf(LAN, named('Nguyễn Thị Mai', { birthDate: '2015-10-21' }))).toBe('different');
    expect(decisionOf(LAN, LAN)).toBe('same');
  });

  it.each([['Hoa', 'Hoan'], ['Nga', 'Ngân'], ['Lan', 'Loan']])('leaves twins %s and %s of one home to a person', (one, other) => {
    for (const family of ['Nguyễn Thị', 'Bế Thị'])
      expect(
        decisionOf(named(`${family} ${one}`, { phone: undefined }), named(`${family} ${other}`, { documents: OTHER_PASS })),
      ).not.toBe('same');
  }); // prettier-ignore

  it('weighs a shared month more than a shared year and less than a shared date, and the same month of no other year', () => {
    const dates = ['1990-03-05', '1990-03', '1990', '1990-04', '1991-03'];
    const weights = dates.map((birthDate) => weigh(LAN, { ...LAN, birthDate }));
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(new Set(weights).size).toBe(dates.length);
  });

  it('leaves an uncommon name with one digit of the date wrong at least to a person', () => {
    const rest = { documents: OTHER_PASS, phone: undefined };
    for (const birthDate of ['1990-03-15', '1990-03-06'])
      expect(decisionOf(named('Lương Thị Xuyến'), named('Lương Thị Xuyến', { ...rest, birthDate }))).not.toBe('different');
  });

  it('never scores a worse Latin name higher than an equal one, the characters being the same', () => {
    const written = (latin: string): LinkagePerson => ({ ...LAN, nationality: 'CHN', names: [{ full: latin }, { full: '寨寨寨' }] });
    const equal = weigh(written('Chen Yu Lan'), written('Chen Yu Lan'));
    for (const worse of ['Chen Lan', 'Chen Yu Wei', 'Chen Yu Lam', 'Chen', 'Zhao Ming', 'Chen Yu Xiao Lan'])
      expect(weigh(written('Chen Yu Lan'), written(worse))).toBeLessThan(equal);
  });

  it.each([
    ['date, sex, home and telephone', { sex: '1', homeTerritory: 'LA:LA-SL', phone: '020 5551 2345' }, 'review'],
    ['date, sex and home', { sex: '1', homeTerritory: 'LA:LA-SL' }, 'review'],
    ['date and document', { documents: [{ type: 'passport', issuer: 'LAO', number: 'PA1234567' }] }, 'review'],
    ['date alone', {}, 'different'],
  ] as const)('brings a name of one word and the same word with a family name, of one %s, to: %s %s', (_what, rest, decision) => {
    const born = (full: string, birthDate: string): LinkagePerson => ({ names: [{ full }], birthDate, ...rest });
    for (const [one, whole] of [
      ['Somsak', 'Vongsa Somsak'],
      ['An', 'Nguyễn Thị An'],
      ['Somsack', 'Somsak Vongsa'],
    ] as const)
      // prettier-ignore
      expect(decisionOf(born(one, '1990-03-05'), born(whole, '1990-03-05'))).toBe(decision);
    expect(decisionOf(born('Nguyễn', '1990-03-05'), born('Nguyễn Thị An', '1990-03-05'))).toBe('different');
    expect(decisionOf(born('Somsak', '1990-03-05'), born('Vongsa Somsak', '1986-11-20'))).toBe('different');
  });

  it.each(['1996-08-02', '1995-04-20', '1986-11-02'])(
    'leaves a rare name at one home to a person, born by estimates on 1994-03-19 and %s',
    (birthDate) => {
      const at = (day: string, number: string): LinkagePerson => ({
        names: [{ familyName: 'KEOPASEUTHXAY', givenNames: 'BOUNNHANG' }],
        sex: '2',
        homeTerritory: 'LA:LA-SL',
        birthDate: day,
        documents: number === '' ? [] : [{ type: 'border-pass', issuer: 'LAO', number }],
      });
      expect(decisionOf(at('1994-03-19', ''), at(birthDate, ''))).toBe('review');
      expect(decisionOf(at('1994-03-19', 'AN707875'), at(birthDate, 'AN812233'))).toBe('review');
    },
  );

  it.each(['18812345678', '15812345678'])('does not take %s for 13812345678, which is another network’s', (phone) => {
    const zhao = (birthDate: string, own: string): LinkagePerson => ({
      names: [{ familyName: 'ZHAO', givenNames: 'MIN' }],
      sex: '2',
      birthDate,
      nationality: 'CHN',
      phone: own,
    });
    expect(comparePeople(preparePerson(zhao('1990-03-05', '13812345678')), preparePerson(zhao('1985-11-20', phone)))).toMatchObject({
      decision: 'different',
      because: expect.arrayContaining([expect.objectContaining({ field: 'phone', agreement: 'different' })]),
    });
  });

  it('takes the better reading whichever side has the characters it reads', () => {
    const one: LinkagePerson = { names: [{ full: 'Đàm Cường Nam' }, { full: '阮氏红' }] };
    const other: LinkagePerson = { names: [{ full: 'Nguyễn Thị Hồng' }, { full: '覃强东' }] };
    for (const [left, right] of [
      [one, other],
      [other, one],
    ] as const)
      expect(comparePeople(preparePerson(left), preparePerson(right)).because[0]).toMatchObject({ agreement: 'reading' });
  });

  it('leaves a common name with a year alone and another document to a person', () => {
    const yearOnly: LinkagePerson = { ...LAN, birthDate: '1990', documents: [{ number: 'B7654321' }], phone: undefined };
    expect(comparePeople(preparePerson(LAN), preparePerson(yearOnly)).decision).not.toBe('same');
  });
});

describe('the decision', () => {
  const model: LinkageModel = { ...REGIONAL_MODEL, thresholds: { review: 5, same: 10 } };

  it.each([
    [10, 'same'],
    [9.999, 'review'],
    [5, 'review'],
    [4.999, 'different'],
  ])('at %s bits is %s', (weight, decision) => {
    expect(decide(weight, model)).toBe(decision);
  });

  it('asks for more among more people, and for no less among fewer', () => {
    const larger = forListOf(REGIONAL_MODEL, 80_000);
    expect(larger.prior).toBe(1 / 80_000);
    expect(larger.thresholds.same).toBeCloseTo(REGIONAL_MODEL.thresholds.same + 2, 3);
    expect(larger.thresholds.review).toBeCloseTo(REGIONAL_MODEL.thresholds.review + 2, 3);
    expect(forListOf(REGIONAL_MODEL, 100).thresholds).toEqual(REGIONAL_MODEL.thresholds);
  });

  it('has even odds where the weight makes up for the prior', () => {
    expect(probabilityOf(0)).toBe(0.5);
    expect(probabilityOf(-Math.log2(3))).toBeCloseTo(0.25);
    const even: LinkageModel = { ...model, prior: 0.2, fields: [{ field: 'sex', levels: [{ level: 'same', m: 0.8, u: 0.2 }] }] };
    expect(score([{ field: 'sex', level: 'same' }], readyModel(even))).toMatchObject({ weight: 2, probability: 0.5 });
  });
});
