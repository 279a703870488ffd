import {
  asOf,
  layOut,
  MicrodataBuilder,
  protect,
  recordKeysUnder,
  summarise,
  type Contribution,
  type Memory,
  type ProtectedTable,
  type Summaries,
  type TableSpec,
} from '../src/index.js';

/** A secret for tests. */
export const SECRET = new Uint8Array(32).fill(9);

/** Two gates under a nation, two days under a month, both counts; a test names only what it is about. */
export function aSpec(spec: Partial<TableSpec> = {}): TableSpec {
  return {
    id: 'test',
    dimensions: [
      { id: 'gate', levels: [level('nation', ['VN']), level('gate', ['g1', 'g2', 'g3'], 'VN')] },
      { id: 'day', levels: [level('month', ['m']), level('day', ['d1', 'd2', 'd3'], 'm')] },
    ],
    measures: [
      { id: 'persons', counts: 'persons' },
      { id: 'crossings', counts: 'sum' },
    ],
    rules: { oneZeroMarkedIn: 0 },
    ...spec,
  };
}

function level(id: string, codes: readonly string[], parent?: string): TableSpec['dimensions'][number]['levels'][number] {
  return { id, codes: codes.map((code) => (parent === undefined ? { code } : { code, parent })) };
}

/** So many persons at a gate on a day, each crossing so often. */
export function people(
  many: number,
  codes: readonly string[],
  { from = 0, value = 1, ...more }: { from?: number; value?: number; since?: number; contributor?: string } = {},
): Contribution[] {
  return Array.from({ length: many }, (_, one) => ({ person: `p${from + one}`, codes, value, ...more }));
}

/** A protected release of these contributions, with what is confidential behind it. */
export function release(
  spec: TableSpec,
  contributions: readonly Contribution[],
  {
    number = 1,
    earlier = null,
    secret = SECRET,
    marksZero = () => false,
    summaries: given,
  }: { number?: number; earlier?: Memory | null; secret?: Uint8Array; marksZero?: (cell: number) => boolean; summaries?: Summaries } = {},
): { table: ProtectedTable; summaries: Summaries } {
  const cube = layOut(spec);
  const builder = new MicrodataBuilder(cube, recordKeysUnder(secret));
  for (const contribution of contributions) builder.add(contribution);
  const summaries = given ?? summarise(asOf(builder.build(), number), earlier?.basis ?? null);
  return { summaries, table: protect(summaries, { release: number, earlier, marksZero }) };
}
