import fc from 'fast-check';
import { FURTHEST, noiseOf, rounded, shownFigure } from './figure.js';
import { makePTable, WHOLE } from './make-p-table.js';
import { P_TABLE } from './p-table.js';
import { mixed, recordKeysUnder } from './record-key.js';

const key = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('the published table of noise', () => {
  it('is what its parameters make', () => {
    expect(makePTable(P_TABLE.maxNoise, P_TABLE.variance)).toEqual(P_TABLE);
  });

  it.each(P_TABLE.rows)('has a row for $count that adds up, is unbiased, within bounds and never under zero', ({ count, from, parts }) => {
    const sum = (of: (part: number, noise: number) => number): number => parts.reduce((so, part, place) => so + of(part, from + place), 0);
    expect(sum((part) => part)).toBe(WHOLE);
    expect(sum((part, noise) => part * noise)).toBe(0);
    expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
    expect(count + from).toBeGreaterThanOrEqual(0);
    expect(Math.abs(from)).toBeLessThanOrEqual(P_TABLE.maxNoise);
    expect(from + parts.length - 1).toBeLessThanOrEqual(P_TABLE.maxNoise);
    const variance = sum((part, noise) => (part / WHOLE) * noise * noise);
    expect(variance).toBeCloseTo(Math.min(P_TABLE.variance, (count * P_TABLE.maxNoise) / 2), 4);
  });

  it('has one row a count up to the largest noise, and the last is symmetric', () => {
    expect(P_TABLE.rows.map(({ count }) => count)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const last = P_TABLE.rows.at(-1)?.parts ?? [];
    expect(last).toEqual(last.toReversed());
    expect(last).toHaveLength(2 * P_TABLE.maxNoise + 1);
  });

  it('is met by the noise of many keys, each end of its range included', () => {
    const seen = new Map<number, number>();
    const keys = 200_000;
    for (let one = 0; one < keys; one++) seen.set(noiseOf(25, one), (seen.get(noiseOf(25, one)) ?? 0) + 1);
    const row = P_TABLE.rows.at(-1);
    expect([...seen.keys()].sort((a, b) => a - b)).toEqual(row?.parts.map((_, place) => place - P_TABLE.maxNoise));
    for (const [place, part] of (row?.parts ?? []).entries())
      expect((seen.get(place - P_TABLE.maxNoise) ?? 0) / keys).toBeCloseTo(part / WHOLE, 2);
  });

  it('leaves zero alone and takes no small count under zero', () => {
    fc.assert(fc.property(key, (one) => noiseOf(0, one) === 0 && [1, 2, 3, 4, 5].every((count) => count + noiseOf(count, one) >= 0)));
  });
});

describe('rounding', () => {
  it.each([
    [10, 10],
    [12, 10],
    [13, 10],
    [14, 10],
    [16, 20],
    [17, 20],
    [18, 20],
    [22, 20],
    [24, 20],
    [26, 30],
  ])('takes %i to %i', (count, figure) => {
    expect([rounded(count, 0), rounded(count, 1)]).toEqual([figure, figure]);
  });

  it('leaves it to the key where both are as near', () => {
    expect([rounded(15, 0), rounded(15, 1), rounded(5, 0), rounded(5, 1)]).toEqual([10, 20, 0, 10]);
  });
});

describe('a shown figure', () => {
  it('is a multiple of ten, never under ten, and as far from the count as the method says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100_000 }), key, (count, one) => {
        const figure = shownFigure(count, one);
        return figure % 10 === 0 && figure >= 10 && Math.abs(figure - count) <= FURTHEST && figure === shownFigure(count, one);
      }),
    );
  });

  it('is ten for a count of ten whatever the noise takes away', () => {
    expect(Array.from({ length: 500 }, (_, one) => shownFigure(10, one)).reduce((least, one) => Math.min(least, one))).toBe(10);
  });

  it('is right on the average over ten counts in a row, and for none of them off by one on the average', () => {
    const parts = P_TABLE.rows.at(-1)?.parts ?? [];
    const biasOf = (count: number): number =>
      parts.reduce((sum, part, place) => {
        const noised = count + place - P_TABLE.maxNoise;
        return sum + (part / WHOLE) * ((rounded(noised, 0) + rounded(noised, 1)) / 2 - count);
      }, 0);
    const biases = Array.from({ length: 10 }, (_, last) => biasOf(100 + last));
    expect(biases.reduce((sum, bias) => sum + bias, 0)).toBeCloseTo(0, 6);
    expect(Math.max(...biases.map(Math.abs))).toBeLessThan(1);
  });

  it('comes as often as the table of noise and the rounding say', () => {
    const keys = 50_000;
    let sum = 0;
    for (let one = 0; one < keys; one++) sum += shownFigure(100, mixed(one));
    expect(Math.abs(sum / keys - 100)).toBeLessThan(0.1);
  });
});

describe('record keys', () => {
  it('follow from person and secret, and from nothing else', () => {
    const one = recordKeysUnder(new Uint8Array(32).fill(1));
    const other = recordKeysUnder(new Uint8Array(32).fill(2));
    expect(one('a')).toEqual(one('a'));
    expect(one('a')).not.toEqual(one('b'));
    expect(one('a')).not.toEqual(other('a'));
  });

  it('ask for a secret of 32 bytes', () => {
    expect(() => recordKeysUnder(new Uint8Array(31))).toThrow('32 bytes');
    expect(recordKeysUnder(new Uint8Array(32))('a').persons).toBeGreaterThanOrEqual(0);
  });
});
