import { aRegionalPair, VARIATIONS } from '../../test/a-regional-pair.js';
import { comparePeople } from '../people/compare-people.js';
import { preparePerson } from '../people/prepare-person.js';
import { STARTING_MODEL } from '../people/starting-model.js';
import { estimatePeople } from './estimate-people.js';
import { keepJudgedM, nameFrequencies, poolPlainSpelling } from './train-people.js';
import { trainRegional } from './train-regional.js';

const pairs = VARIATIONS.flatMap((variation) => Array.from({ length: 25 }, (_nothing, at) => aRegionalPair(at + 500, variation))).map(
  ({ left, right, same }) => ({ left: preparePerson(left), right: preparePerson(right), same }),
);

describe('training a model of people', () => {
  const model = trainRegional(pairs, [], { randomPairs: 6_000, seed: 3, data: ['invented'] });
  const scored = pairs.map(({ left, right, same }) => ({ same, weight: comparePeople(left, right, model).weight }));

  it('sets same at the first whole weight two bits above every pair of two people, and review below it', () => {
    const heaviest = Math.max(...scored.filter(({ same }) => !same).map(({ weight }) => weight));
    expect(model.thresholds.same).toBe(Math.ceil(heaviest + 2));
    expect(model.thresholds.review).toBeLessThanOrEqual(model.thresholds.same);
  });

  it('says what it was made from', () => {
    expect(model.training).toMatchObject({
      data: ['invented'],
      figures: { labelledPairs: pairs.length, people: pairs.length * 2, randomPairs: 6_000 },
    });
    expect(trainRegional(pairs, [], { randomPairs: 6_000, seed: 3, data: ['invented'] })).toEqual(model);
  });

  it('keeps the judged u of documents, which random pairs never show', () => {
    const odds = model.fields.find(({ field }) => field === 'document')?.levels.find(({ level }) => level === 'agreeing:same');
    expect(odds?.u).toBeGreaterThanOrEqual(2e-5);
  });

  it('gives a name that lost its marks and one that never had any one weight', () => {
    const pooled = STARTING_MODEL.fields.map(poolPlainSpelling).find(({ field }) => field === 'names');
    const ratio = (name: string): number => {
      const odds = pooled?.levels.find(({ level }) => level === name);
      return (odds?.m ?? 0) / (odds?.u ?? 1);
    };
    expect(ratio('plain:same')).toBe(ratio('plain:diacritics-lost'));
    expect(ratio('marked:same')).not.toBe(ratio('marked:diacritics-lost'));
  });
});

describe('name frequencies', () => {
  const named = (full: string, nationality = 'VNM') => preparePerson({ names: [{ full }], nationality });

  it('know a word from three names on and take the highest share over nationalities', () => {
    const people = [
      named('Bo An'),
      named('Bo An'),
      named('Bo Ha'),
      named('Co Ha'),
      ...Array.from({ length: 4 }, () => named('Bo Xai', 'LAO')),
    ];
    const { values } = nameFrequencies(people);
    expect(values).toMatchObject({ bo: 1, xai: 1 });
    expect(Object.keys(values)).not.toContain('co');
    expect(Object.keys(values)).not.toContain('an');
    expect(nameFrequencies([...people, named('Do An')]).values['an']).toBe(0.6);
  });

  it('do not know what three in a large list have misspelt', () => {
    const [usual, misspelt, rare] = [named('Bo Thi'), named('Bo Tni'), named('Bo Xuyen')];
    const list = (size: number) => [
      ...Array.from({ length: size }, () => usual),
      ...[1, 2, 3].map(() => misspelt),
      ...[1, 2, 3, 4, 5].map(() => rare),
    ];
    expect(Object.keys(nameFrequencies(list(9_000)).values)).toContain('tni');
    expect(Object.keys(nameFrequencies(list(15_000)).values)).not.toContain('tni');
    expect(Object.keys(nameFrequencies(list(15_000)).values)).toContain('xuyen');
  });
});

describe('re-estimating on a deployment’s own list', () => {
  it('finds how many duplicates there are without being told', () => {
    const singles = Array.from({ length: 400 }, (_nothing, at) => preparePerson(aRegionalPair(at + 2000, 'unchanged').left));
    const again = Array.from({ length: 60 }, (_nothing, at) => preparePerson(aRegionalPair(at + 2000, 'unchanged').right));
    const model = estimatePeople([...singles, ...again], null, { randomPairs: 6_000, fewest: 100 });
    expect(model.training.figures['expectedMatches']).toBeGreaterThanOrEqual(48);
    expect(model.training.figures['expectedMatches']).toBeLessThanOrEqual(72);
    const different = model.fields.flatMap(({ levels }) => levels.filter(({ level }) => level.endsWith('different')));
    expect(different.every(({ m, u }) => m <= u)).toBe(true);
  });

  it.each([0, 1, 999])('refuses lists of %d people', (count) => {
    const people = Array.from({ length: count }, (_nothing, at) => preparePerson(aRegionalPair(at, 'unchanged').left));
    expect(() => estimatePeople(people, null)).toThrow(`at least 1000 people; the lists hold ${count}`);
  });
});

describe('judged errors', () => {
  it('keep their m where pairs do not show them, and each context adds up to one', () => {
    const shown = { field: 'birthDate', levels: [['same', 0.97], ['one-digit', 0.002], ['near', 0.001], ['different', 0.027], ['partial:year-only', 1]].map(([level, m]) => ({ level: String(level), m: Number(m), u: 0.1 })) }; // prettier-ignore
    const { levels } = keepJudgedM(shown);
    const judged = STARTING_MODEL.fields.find(({ field }) => field === 'birthDate')?.levels.find(({ level }) => level === 'one-digit');
    expect(levels.find(({ level }) => level === 'one-digit')?.m).toBe(judged?.m);
    expect(levels.slice(0, 4).reduce((sum, { m }) => sum + m, 0)).toBeCloseTo(1);
    expect(levels.at(-1)?.m).toBe(1);
  });
});
