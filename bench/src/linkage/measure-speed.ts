import { comparePeople, indexKeys, linkLists, personLinker, searchKeys, type BlockingKey, type PreparedPerson } from '@gatebook/linkage';
import { inventPerson, prepared, writtenOtherwise } from '../people/invent-people.js';
import { secondsSince } from './report.js';

const LIST = 100_000;
const ROWS = 20_000;
const REGISTRY = 1_000_000;

/** What the speed run says. */
export interface SpeedReport {
  readonly rows: number;
  readonly list: number;
  readonly pairsCompared: number;
  readonly pairsSame: number;
  readonly prepareSeconds: number;
  readonly seconds: number;
  /** Processor time of the same, which other work on the machine disturbs less. */
  readonly cpuSeconds: number;
  readonly rowsPerSecond: number;
  readonly microsecondsPerComparison: number;
  readonly keysPerPerson: number;
  /** Candidates that a search asks for among a million people: mean and 99th percentile. */
  readonly candidatesWithDate?: readonly [number, number];
  readonly candidatesWithYear?: readonly [number, number];
  /** Among a million people: how many have a key of their name without a date, and how many share one (mean over those people, 99th percentile, most). */
  readonly namesakes?: { readonly people: number; readonly mean: number; readonly percentile99: number; readonly most: number };
}

/** Matches 20,000 rows against 100,000 invented people and against each other, on one core; with `registry` counts a search's candidates among 1,000,000. */
export function measureSpeed(registry: boolean): SpeedReport {
  const prepareStart = performance.now();
  const people = Array.from({ length: LIST }, (_nothing, at) => prepared(inventPerson(at)));
  // Every fifth row is somebody of the list, otherwise written.
  const rows = Array.from({ length: ROWS }, (_nothing, at) =>
    at % 5 === 0 ? writtenOtherwise(prepared(inventPerson(at * 5)), at) : prepared(inventPerson(LIST + at)),
  );
  const prepareSeconds = secondsSince(prepareStart);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const linker = personLinker();
  const against = linkLists(people, rows, linker, { from: 5 });
  const among = linkLists(rows, null, linker, { from: 5 });
  const seconds = secondsSince(start);
  const used = process.cpuUsage(cpu);
  const same = [...against.pairs, ...among.pairs].filter(({ comparison }) => comparison.decision === 'same').length;
  return {
    rows: ROWS,
    list: LIST,
    pairsCompared: against.compared + among.compared,
    pairsSame: same,
    prepareSeconds,
    seconds,
    cpuSeconds: (used.user + used.system) / 1e6,
    rowsPerSecond: Math.round(ROWS / seconds),
    microsecondsPerComparison: comparisonTime(people),
    keysPerPerson: rows.reduce((sum, row) => sum + indexKeys(row).length, 0) / ROWS,
    ...(registry ? countCandidates() : {}),
  };
}

function comparisonTime(people: readonly PreparedPerson[]): number {
  const sample = people.slice(0, 20_000);
  const start = performance.now();
  for (const [at, person] of sample.entries()) {
    const other = sample[(at * 31 + 7) % sample.length];
    if (other !== undefined) comparePeople(person, other);
  }
  return (secondsSince(start) / sample.length) * 1e6;
}

/** Counts keys by a hash, for a million people's keys as texts would not fit: two keys of one hash only make the count larger. */
function countCandidates(): Pick<SpeedReport, 'candidatesWithDate' | 'candidatesWithYear' | 'namesakes'> {
  const counts = new Uint16Array(2 ** 27);
  const placeOf = ({ kind, key }: BlockingKey): number => hash(`${kind}|${key}`) & (counts.length - 1);
  const names = new Map<string, number>();
  let named = 0;
  for (let at = 0; at < REGISTRY; at += 1) {
    const keys = indexKeys(prepared(inventPerson(at)));
    for (const key of keys) counts[placeOf(key)] = (counts[placeOf(key)] ?? 0) + 1;
    const own = keys.filter(({ kind }) => kind === 'name' || kind === 'name-home');
    for (const { kind, key } of own) names.set(`${kind} ${key}`, (names.get(`${kind} ${key}`) ?? 0) + 1);
    named += own.length > 0 ? 1 : 0;
  }
  const asked = (person: PreparedPerson): number => searchKeys(person).reduce((sum, key) => sum + (counts[placeOf(key)] ?? 0), 0);
  const searches = Array.from({ length: 20_000 }, (_nothing, at) => prepared(inventPerson(REGISTRY + at)));
  return {
    candidatesWithDate: summary(searches.map(asked)),
    candidatesWithYear: summary(
      searches.map((person) => asked({ ...person, birthDate: (person.birthDate ?? '').slice(0, 4), documents: [] })),
    ),
    namesakes: { people: named, ...blocks([...names.values()]) },
  };
}

/** How many share a key, over all who have one. */
function blocks(sizes: readonly number[]): { readonly mean: number; readonly percentile99: number; readonly most: number } {
  const sorted = [...sizes].sort((a, b) => a - b);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let passed = 0;
  const percentile99 = sorted.find((size) => (passed += size) >= all * 0.99) ?? 0;
  const mean = Number((sizes.reduce((sum, size) => sum + size * size, 0) / Math.max(all, 1)).toFixed(1));
  return { mean, percentile99, most: sorted.at(-1) ?? 0 };
}

function summary(counts: readonly number[]): readonly [number, number] {
  const sorted = [...counts].sort((a, b) => a - b);
  return [
    Number((counts.reduce((sum, count) => sum + count, 0) / counts.length).toFixed(1)),
    sorted[Math.floor(sorted.length * 0.99)] ?? 0,
  ];
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}
