import fc from 'fast-check';
import {
  FURTHEST,
  layOut,
  protect,
  protectNothing,
  summarise,
  zeroMarkUnder,
  type ProtectedMeasure,
  type Summaries,
} from '@gatebook/disclosure';
import { boundsOf } from './attack-inference.js';
import { attack, measureReleases, type Attack } from './measure-releases.js';
import { Oracle } from './oracle.js';
import { attackerFoundNothing, derivedBy, provenBy, tableOf } from './print.js';
import { publishedOf, relationsOf, type PublishedMeasure } from './published.js';
import { simulatedSpec, simulateYear } from './simulate.js';
import { fillSmallCube, smallSpec } from './small-cubes.js';

const SECRET = new Uint8Array(32).fill(3);

function smallTable(seed: number, rows = 2, columns = 3): { summaries: Summaries; truth: (cell: string) => number } {
  const cube = layOut(smallSpec(rows, columns));
  const summaries = summarise(fillSmallCube(cube, SECRET, seed), null);
  const truth = (cell: string): number => {
    const [row = '', column = ''] = cell.split('|');
    return summaries.sum[(cube.axes[0]?.nodeOf.get(row) ?? 0) * (columns + 1) + (cube.axes[1]?.nodeOf.get(column) ?? 0)] ?? 0;
  };
  return { summaries, truth };
}

function published({ cube }: Summaries, [measure]: readonly ProtectedMeasure[], furthest: number): PublishedMeasure {
  if (measure === undefined) throw new Error('no measure');
  return publishedOf(cube.spec, measure, () => true, { furthest, smallest: furthest === 0 ? 1 : 10 });
}

function protectedSmall(seed: number, rows = 2, columns = 3): { now: PublishedMeasure; truth: (cell: string) => number } {
  const { summaries, truth } = smallTable(seed, rows, columns);
  const table = protect(summaries, { release: 1, earlier: null, marksZero: zeroMarkUnder(SECRET, 'small', 1, 4) });
  return { now: published(summaries, table.measures, FURTHEST), truth };
}

const all = (attacks: readonly Attack[], of: (one: Attack) => number): number => attacks.reduce((sum, one) => sum + of(one), 0);
const seeds = Array.from({ length: 40 }, (_, seed) => seed);

describe('the attacker', () => {
  it('finds small cells and differences in a table without protection', () => {
    const found = seeds.map((seed) => {
      const { summaries } = smallTable(seed);
      return attack([published(summaries, protectNothing(summaries), 0)]);
    });
    expect(all(found, ({ differences }) => differences.shownUnderTen)).toBeGreaterThan(20);
    expect(all(found, ({ differences }) => differences.nested)).toBeGreaterThan(5);
    expect(all(found, ({ inference }) => inference.shownPinned)).toBeGreaterThan(200);
  });

  it('finds single hidden cells where thresholds alone were kept', () => {
    const found = seeds.map((seed) => {
      const { summaries } = smallTable(seed);
      const [exact] = protectNothing(summaries);
      if (exact === undefined) throw new Error('no measure');
      const figures = exact.figures.map((figure) => (figure > 0 && figure < 10 ? -1 : figure));
      return attack([published(summaries, [{ ...exact, figures }], 0)]);
    });
    expect(all(found, ({ differences }) => differences.parentLessChildren)).toBeGreaterThan(5);
    expect(all(found, ({ inference }) => inference.hiddenPinned)).toBeGreaterThan(5);
  });

  it('finds what late records change where exact figures are released again', () => {
    const cube = layOut(simulatedSpec(1));
    const measured = measureReleases(simulateYear(cube, SECRET, 1200, 1), 2, SECRET, () => 0);
    const [, , persons, crossings] = measured.releases.map(({ attackOnPlain }) => attackOnPlain);
    expect(crossings?.differences.releases).toBeGreaterThan(50);
    expect(crossings?.inference.changesProvenSmall).toBeGreaterThan(50);
    expect(persons?.inference.groupsProvenSmall).toBeGreaterThan(50);
    expect(attackerFoundNothing(measured)).toBe(true);
    expect(tableOf(measured)).toMatch(/digest [0-9a-f]{64}/);
  });

  it('is given the same bytes for the same input, and others for other people', () => {
    const digestOf = (seed: number): string =>
      measureReleases(fillSmallCube(layOut(smallSpec(3, 3)), SECRET, seed), 2, SECRET, () => 0).digest;
    expect(digestOf(1)).toBe(digestOf(1));
    expect(digestOf(2)).not.toBe(digestOf(1));
  });

  it('finds nothing in protected small tables', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 2, max: 4 }),
        (seed, rows, columns) => {
          const { now } = protectedSmall(seed, rows, columns);
          const found = attack([now]);
          expect([derivedBy(found), found.differences.siblings, provenBy(found)]).toEqual([0, 0, 0]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never claims what is not so', () => {
    for (const seed of seeds) {
      const { now, truth } = protectedSmall(seed, 3, 3);
      for (const [cell, { low, high }] of boundsOf(now, relationsOf(now), null)) {
        expect(truth(cell)).toBeGreaterThanOrEqual(low);
        expect(truth(cell)).toBeLessThanOrEqual(high);
      }
    }
  });
});

describe('the exact oracle', () => {
  const groupsOf = (now: PublishedMeasure): readonly (readonly string[])[] => {
    const isHidden = (cell: string): boolean => now.figures.get(cell) === null;
    const hidden = [...now.figures.keys()].filter((cell) => isHidden(cell) && !cell.includes('_T')).map((cell) => [cell]);
    const lines = relationsOf(now).filter(({ parent }) => parent !== '_T|_T');
    const rests = lines.map(({ children }) => children.filter(isHidden)).filter((cells) => cells.length > 1);
    const besides = lines.flatMap(({ children }) => children.map((child) => children.filter((other) => other !== child)));
    return [...hidden, ...rests, ...besides];
  };

  it('proves hidden cells of exact tables small, where they are', () => {
    let proven = 0;
    for (const seed of seeds.slice(0, 15)) {
      const { summaries, truth } = smallTable(seed);
      const [exact] = protectNothing(summaries);
      if (exact === undefined) throw new Error('no measure');
      const figures = exact.figures.map((figure) => (figure > 0 && figure < 10 ? -1 : figure));
      const now = published(summaries, [{ ...exact, figures }], 0);
      const oracle = new Oracle(now);
      for (const group of groupsOf(now)) {
        const count = group.reduce((sum, cell) => sum + truth(cell), 0);
        if (!oracle.isProvenSmall(group)) continue;
        proven++;
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThan(10);
      }
    }
    expect(proven).toBeGreaterThan(10);
  });

  it('proves no group of a protected table small: no hidden cell, no hidden cells of a line together, no rest beside one child', () => {
    let asked = 0;
    for (const seed of seeds) {
      const { now, truth } = protectedSmall(seed);
      const oracle = new Oracle(now);
      for (const group of groupsOf(now)) {
        asked++;
        const count = group.reduce((sum, cell) => sum + truth(cell), 0);
        expect(oracle.canBe({ cells: group, low: count, high: count })).toBe(true);
        expect(oracle.isProvenSmall(group)).toBe(false);
      }
    }
    expect(asked).toBeGreaterThan(200);
  });

  it('knows at least what the attacker knows', () => {
    for (const seed of seeds.slice(0, 20)) {
      const { now } = protectedSmall(seed);
      const oracle = new Oracle(now);
      for (const [cell, { low, high }] of boundsOf(now, relationsOf(now), null)) {
        if (cell.includes('_T')) continue;
        if (low > 0) expect(oracle.canBe({ cells: [cell], low: 0, high: low - 1 })).toBe(false);
        if (high < 500) expect(oracle.canBe({ cells: [cell], low: high + 1, high: Infinity })).toBe(false);
      }
    }
  });
});
