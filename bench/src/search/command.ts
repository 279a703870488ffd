import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startGatebook } from '@gatebook/local';
import { freePort } from '@gatebook/local-servers';
import { Gateway } from './ask-gateway.js';
import { fillRegistry } from './fill-registry.js';
import { inventPerson, printed, type InventedPerson } from '../people/invent-people.js';

const UNLIMITED = { GATEWAY_REQUESTS_PER_MINUTE: '10000000', PERSONS_SEARCHES_PER_MINUTE: '100000' };

/** How people are asked for, and the figure to reach where there is one. */
const QUESTIONS: readonly { readonly name: string; readonly p95Ms: number | null; readonly ask: (person: InventedPerson) => object }[] = [
  { name: 'name and birth date', p95Ms: 15, ask: (person) => ({ names: [latin(person)], birthDate: person.birthDate }) },
  { name: 'name with a slip and birth date', p95Ms: null, ask: (person) => ({ names: [slipped(person)], birthDate: person.birthDate }) },
  { name: 'name and year of birth', p95Ms: 60, ask: (person) => ({ names: [latin(person)], birthDate: person.birthDate.slice(0, 4) }) },
];

interface Figures {
  readonly question: string;
  /** Whether what the searches read was read before. */
  readonly memory: 'just started' | 'warm';
  readonly searches: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly toReachMs: number | null;
  /** Share of searches whose first, and whose any, candidate is the person meant. */
  readonly foundFirst: number;
  readonly found: number;
}

/** Fills a registry of its own with invented people and searches it through the gateway. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: 'string', default: '1000000' },
      searches: { type: 'string', default: '2000' },
      waiting: { type: 'string', default: '8' },
      home: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const [count, searches, waiting] = [Number(values.people), Number(values.searches), Number(values.waiting)];
  const home = values.home ?? (await mkdtemp(join(tmpdir(), 'gatebook-bench-')));
  try {
    await withGatebook(home, async () => {
      const since = Date.now();
      await fillRegistry(home, count, (done) => void (done % 100_000 === 0 && say(`${done} people after ${seconds(since)} s`)));
      say(`${count} invented people are in the registry after ${seconds(since)} s`);
    });
    // Another start: nobody searches a registry in the minutes after a million people were written into it at once.
    const figures = await withGatebook(home, async (url) => {
      const gateway = await Gateway.signIn(url, home, 'labour-officer');
      // Twice as many people as are measured: half of them are asked for first, while nothing is in memory yet.
      const people = someOf(count, 2 * searches);
      const [early, late] = [people.filter((_, at) => at % 2 === 0), people.filter((_, at) => at % 2 === 1)];
      const found: Figures[] = [];
      for (const question of QUESTIONS) {
        found.push(await measure(gateway, early, waiting, question, 'just started'));
        found.push(await measure(gateway, late, waiting, question, 'warm'));
      }
      gateway.close();
      return found;
    });
    say(tableOf(figures));
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ people: count, waiting, figures }, null, 2)}\n`);
  } finally {
    if (values.home === undefined) await rm(home, { recursive: true, force: true });
  }
  return 0;
}

/** Runs one Gatebook on a home for as long as the steps take. */
async function withGatebook<Result>(home: string, steps: (url: string) => Promise<Result>): Promise<Result> {
  const product = await startGatebook({ home, port: await freePort(), story: 'small', env: { ...process.env, ...UNLIMITED } });
  try {
    return await steps(product.url);
  } finally {
    await product.stop();
  }
}

async function measure(
  gateway: Gateway,
  people: readonly InventedPerson[],
  waiting: number,
  { name, p95Ms, ask }: (typeof QUESTIONS)[number],
  memory: Figures['memory'],
): Promise<Figures> {
  const times: number[] = [];
  let [next, first, any] = [0, 0, 0];
  const since = performance.now();
  const lane = async (): Promise<void> => {
    for (let person = people[next++]; person !== undefined; person = people[next++]) {
      const began = performance.now();
      const { candidates } = await gateway.post<Found>('/persons/search', ask(person));
      times.push(performance.now() - began);
      const at = candidates.findIndex((candidate) => isMeant(candidate, person));
      if (at === 0) first++;
      if (at >= 0) any++;
    }
  };
  await Promise.all(Array.from({ length: waiting }, lane));
  const elapsed = performance.now() - since;
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN);
  return {
    question: name,
    memory,
    searches: times.length,
    perSecond: Math.round((times.length / elapsed) * 1000),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    toReachMs: p95Ms,
    foundFirst: round(first / times.length),
    found: round(any / times.length),
  };
}

interface Found {
  readonly candidates: readonly { readonly birthDate: string; readonly names: readonly { readonly full?: string }[] }[];
}

function isMeant({ birthDate, names }: Found['candidates'][number], person: InventedPerson): boolean {
  return birthDate === person.birthDate && names.some(({ full }) => full === `${person.familyName} ${person.givenNames}`);
}

function latin({ familyName, givenNames }: InventedPerson): object {
  return { script: 'Latn', familyName: printed(familyName), givenNames: printed(givenNames) };
}

/** One letter of the last word left out, as happens at a keyboard. */
function slipped(person: InventedPerson): object {
  const givenNames = printed(person.givenNames);
  return { script: 'Latn', familyName: printed(person.familyName), givenNames: givenNames.slice(0, -1) };
}

/** People spread evenly over those who were written. */
function someOf(count: number, wanted: number): readonly InventedPerson[] {
  return Array.from({ length: Math.min(count, wanted) }, (_, at) => inventPerson(Math.floor((at * count) / Math.min(count, wanted))));
}

function tableOf(figures: readonly Figures[]): string {
  const rows = figures.map((figure) =>
    [
      figure.question.padEnd(34),
      figure.memory.padEnd(12),
      figure.perSecond,
      figure.p50Ms,
      figure.p95Ms,
      figure.p99Ms,
      figure.toReachMs ?? '-',
      figure.foundFirst,
      figure.found,
    ]
      .map((cell) => String(cell).padStart(8))
      .join(' '),
  );
  const heads = ['question'.padEnd(34), 'memory'.padEnd(12), 'per s', 'p50 ms', 'p95 ms', 'p99 ms', 'to reach', 'first', 'found'];
  return [heads.map((head) => head.padStart(8)).join(' '), ...rows].join('\n');
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
