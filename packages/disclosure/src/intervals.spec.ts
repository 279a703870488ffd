import { aSpec } from '../test/a-table.js';
import { cellAt, HIDDEN, layOut, STATUS } from './index.js';
import { intervalsOf } from './intervals.js';
import { hideAroundTheCertain } from './protect.js';
import { familiesOf } from './relations.js';

/** One gate, three days: relations enough to prove something about one of them. */
const spec = aSpec({
  dimensions: [
    {
      id: 'day',
      levels: [
        { id: 'month', codes: [{ code: 'm' }] },
        { id: 'day', codes: ['d1', 'd2', 'd3'].map((code) => ({ code, parent: 'm' })) },
      ],
    },
  ],
});
const cube = layOut(spec);
const families = familiesOf(cube);
const adds = (): boolean => true;
const none = (): boolean => false;
const figures = (month: number, ...days: readonly number[]): Float64Array => Float64Array.from([month, ...days]);

describe('what is certain about a cell', () => {
  it('is its figure give or take noise and rounding, and of a hidden one nothing', () => {
    const { low, high } = intervalsOf(figures(100, 40, 50, HIDDEN), families, 10, adds, none);
    expect([low[0], high[0], low[1], high[1]]).toEqual([89, 111, 29, 51]);
    expect([low[3], high[3]]).toEqual([0, 111 - 29 - 39]);
  });

  it('leaves twelve counts open for a 10, 22 for a 20, 23 from 30 on', () => {
    const { low, high } = intervalsOf(figures(HIDDEN, 10, 20, 30), families, 10, adds, none);
    expect([1, 2, 3].map((cell) => [low[cell], high[cell]])).toEqual([
      [10, 21],
      [10, 31],
      [19, 41],
    ]);
  });

  it('is narrowed by what the other cells leave', () => {
    const { low, high } = intervalsOf(figures(100, 20, 20, HIDDEN), families, 10, adds, none);
    expect([low[3], high[3]]).toEqual([89 - 62, 111 - 20]);
    const overlapping = intervalsOf(figures(100, 20, 20, HIDDEN), families, 10, none, none);
    expect([overlapping.low[3], overlapping.high[3]]).toEqual([27, 111]);
  });

  it('is no more than "not small" for a figure held over', () => {
    const { low, high } = intervalsOf(figures(HIDDEN, 40, 50, 0), families, 10, adds, (cell) => cell === 1);
    expect([low[1], high[1], low[2], high[2], high[3]]).toEqual([10, Infinity, 39, 61, 0]);
    expect(high[0]).toBe(Infinity);
  });

  it('leads to hiding the cells above one that would be proven to count one to nine', () => {
    // Six days far under their month and three gates far over their sum: the one cell in both lines is 3 or 4. Noise hardly ever falls so.
    const gates = ['g1', 'g2', 'g3', 'g4'];
    const days = ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7'];
    const crossed = layOut(
      aSpec({
        dimensions: [
          { id: 'gate', levels: [level('nation', ['VN']), level('gate', gates, 'VN')] },
          { id: 'day', levels: [level('month', ['m']), level('day', days, 'm')] },
        ],
      }),
    );
    const shown = new Float64Array(crossed.size).fill(HIDDEN);
    const show = (figure: number, ...codes: readonly string[]): void => void (shown[cellAt(crossed, codes)] = figure);
    show(200, 'g1', 'm');
    for (const day of days.slice(1)) show(20, 'g1', day);
    show(110, 'VN', 'd1');
    for (const gate of gates.slice(1)) show(50, gate, 'd1');
    const inner = cellAt(crossed, ['g1', 'd1']);
    const own = familiesOf(crossed);
    const { low, high } = intervalsOf(shown, own, 10, adds, none);
    expect([low[inner], high[inner]]).toEqual([3, 4]);
    const statuses = Uint8Array.from(shown, (figure) => (figure === HIDDEN ? STATUS.small : STATUS.shown));
    expect(hideAroundTheCertain(shown, statuses, own, 10, adds, none)).toBe(true);
    expect([statuses[cellAt(crossed, ['g1', 'm'])], statuses[cellAt(crossed, ['VN', 'd1'])]]).toEqual([STATUS.secondary, STATUS.secondary]);
    show(120, 'VN', 'd1');
    expect(hideAroundTheCertain(shown, Uint8Array.from(statuses), own, 10, adds, none)).toBe(false);
  });

  function level(id: string, codes: readonly string[], parent?: string): { id: string; codes: { code: string; parent?: string }[] } {
    return { id, codes: codes.map((code) => (parent === undefined ? { code } : { code, parent })) };
  }
});
