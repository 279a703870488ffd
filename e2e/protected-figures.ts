import type { TableData } from '@gatebook/contracts';
import type { GateWork } from './gate-work.js';

type Counted = Awaited<ReturnType<GateWork['octoberOf']>>[number];

/**
 * What a province may see of what the boards count exactly: figures that end in 0, near the count and never under ten; small counts
 * hidden; nothing of another gate. A count of nobody may be hidden too, so that a hidden cell proves nothing.
 */
export function expectProtected(cells: TableData['cells'], counted: readonly Counted[]): void {
  const keyOf = (cell: Readonly<Record<string, unknown>>): string =>
    ['month', 'gate', 'day', 'direction', 'traffic'].map((dimension) => String(cell[dimension])).join(' ');
  const counts = new Map(counted.map((cell) => [keyOf(cell), cell.crossings]));
  for (const cell of cells) {
    const [shown, count] = [cell['crossings'], counts.get(keyOf(cell)) ?? 0];
    if (typeof shown === 'number') expect([shown % 10, shown >= 10, Math.abs(shown - count) <= 11]).toEqual([0, true, true]);
    else expect(shown).toBeNull();
    if (count < 10) expect(shown).toBeNull();
    expect(counted.map(({ gate }) => gate)).toContain(cell['gate']);
  }
}
