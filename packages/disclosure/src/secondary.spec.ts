import { aSpec } from '../test/a-table.js';
import { layOut, STATUS } from './index.js';
import { familiesOf } from './relations.js';
import { hideSecondarily } from './secondary.js';

const days = ['d1', 'd2', 'd3', 'd4'];
const cube = layOut(
  aSpec({
    dimensions: [
      {
        id: 'day',
        levels: [
          { id: 'month', codes: [{ code: 'm' }] },
          { id: 'day', codes: days.map((code) => ({ code, parent: 'm' })) },
        ],
      },
    ],
  }),
);

/** Which of month and days end up hidden, by their place. */
function hiddenAfter(
  persons: readonly number[],
  hidden: readonly number[],
  { adds = true, shownBefore = [] }: { adds?: boolean; shownBefore?: readonly number[] } = {},
): number[] {
  const statuses = Uint8Array.from(persons, (_, cell) => (hidden.includes(cell) ? STATUS.small : STATUS.shown));
  hideSecondarily({
    families: familiesOf(cube),
    persons: Int32Array.from(persons),
    statuses,
    smallest: 10,
    addsUp: () => adds,
    wasShown: (cell) => shownBefore.includes(cell),
  });
  return [...statuses.keys()].filter((cell) => statuses[cell] !== STATUS.shown);
}

describe('secondary suppression in one line', () => {
  it('asks for a hidden child of ten persons: nine are not enough', () => {
    expect(hiddenAfter([94, 5, 9, 30, 50], [1, 2])).toEqual([1, 2, 3]);
    expect(hiddenAfter([95, 5, 10, 30, 50], [1, 2])).toEqual([1, 2]);
  });

  it('takes the smallest child, rather one that no earlier release showed', () => {
    expect(hiddenAfter([145, 5, 40, 60, 40], [1])).toEqual([1, 2]);
    expect(hiddenAfter([145, 5, 40, 60, 40], [1], { shownBefore: [2, 4] })).toEqual([1, 3]);
  });

  it('hides a parent all of whose persons are in one hidden child, whether or not children add up', () => {
    expect(hiddenAfter([30, 30, 0, 0, 0], [1])).toEqual([0, 1]);
    expect(hiddenAfter([30, 30, 0, 0, 0], [1], { adds: false })).toEqual([0, 1]);
    expect(hiddenAfter([30, 20, 10, 0, 0], [1, 2])).toEqual([1, 2]);
  });

  it('does not let a hidden parent be had by adding', () => {
    expect(hiddenAfter([90, 20, 30, 40, 0], [0])).toEqual([0, 1]);
    expect(hiddenAfter([90, 20, 30, 40, 0], [0], { adds: false })).toEqual([0]);
    expect(hiddenAfter([90, 20, 30, 40, 0], [0, 2])).toEqual([0, 2]);
  });

  it('leaves lines alone that do not add up', () => {
    expect(hiddenAfter([60, 5, 30, 40, 0], [1], { adds: false })).toEqual([1]);
  });
});

describe('relations', () => {
  it('join each published margin with the next one below it, and no further one', () => {
    const year = { id: 'year', codes: [{ code: 'y' }] };
    const months = { id: 'month', codes: ['m1', 'm2'].map((code) => ({ code, parent: 'y' })) };
    const finest = { id: 'day', codes: days.map((code, place) => ({ code, parent: place < 2 ? 'm1' : 'm2' })) };
    const deep = aSpec({ dimensions: [{ id: 'day', levels: [year, months, finest] }] });
    const childrenOf = (spec: typeof deep): number[][] =>
      familiesOf(layOut(spec)).map(({ lines }) => lines.map(({ children }) => children.length));
    expect(childrenOf(deep)).toEqual([[2], [2, 2]]);
    expect(childrenOf({ ...deep, margins: [{ day: 'year' }, { day: 'day' }] })).toEqual([[4]]);
  });
});
