import { MicrodataBuilder, recordKeysUnder, type Cube, type Microdata, type TableSpec } from '@gatebook/disclosure';
import { calendarOf, daysOf, withTotal } from './calendar.js';
import { randomFrom } from '../random.js';
import { weighted } from './weighted.js';

const YEAR = 2026;

/** Eight gates with the share of workers who pass there: from a large bridge to a path between two villages (shape of the published magnitudes). */
const GATES = [
  { gate: 'mong-cai', territory: 'VN-13', workers: 0.42 },
  { gate: 'huu-nghi', territory: 'VN-09', workers: 0.24 },
  { gate: 'tan-thanh', territory: 'VN-09', workers: 0.12 },
  { gate: 'lao-cai', territory: 'VN-02', workers: 0.1 },
  { gate: 'la-lay', territory: 'VN-25', workers: 0.06 },
  { gate: 'lao-bao', territory: 'VN-25', workers: 0.05 },
  { gate: 'cau-treo', territory: 'VN-23', workers: 0.009 },
  { gate: 'coc-a-xoc', territory: 'VN-25', workers: 0.001 },
] as const;

/** How often a worker crosses: each kind's share, and the chance of going out on a day. */
const HABITS = [
  { share: 0.06, perDay: 0.6 },
  { share: 0.2, perDay: 1 / 7 },
  { share: 0.44, perDay: 1 / 30 },
  { share: 0.3, perDay: 1 / 120 },
] as const;

/** The simulated year's table: eight gates under their territories, days, directions and papers; persons and crossings. Tests cut the year short. */
export const simulatedSpec = (months = 12): TableSpec => ({
  id: 'simulated-year',
  dimensions: [
    calendarOf('day', YEAR, months),
    {
      id: 'gate',
      levels: [
        { id: 'nation', codes: [{ code: 'VN' }] },
        { id: 'territory', codes: [...new Set(GATES.map(({ territory }) => territory))].map((code) => ({ code, parent: 'VN' })) },
        { id: 'gate', codes: GATES.map(({ gate, territory }) => ({ code: gate, parent: territory })) },
      ],
    },
    withTotal('direction', ['entry', 'exit']),
    // A worker has one paper for the year, so persons add up over papers.
    withTotal('paper', ['pass', 'passport'], true),
  ],
  measures: [
    { id: 'persons', counts: 'persons' },
    { id: 'crossings', counts: 'sum' },
  ],
  // The village path is open to holders of a border pass alone.
  structuralZeros: [{ gate: 'coc-a-xoc', paper: 'passport' }],
});

/**
 * A year of crossings, the same for the same seed. Of 100 contributions some 6 arrive for the second release and 2 for the third; one in a hundred is
 * corrected later: taken back where it stood and put on another day.
 */
export function simulateYear(cube: Cube, secret: Uint8Array, workers: number, seed: number): Microdata {
  const random = randomFrom(seed);
  const builder = new MicrodataBuilder(cube, recordKeysUnder(secret));
  const days = daysOf(YEAR).filter((day) => cube.axes[0]?.nodeOf.has(day));
  const anyDay = (): string => days[Math.floor(random() * days.length)] ?? '';
  for (let worker = 0; worker < workers; worker++) {
    const gate =
      GATES[
        weighted(
          GATES.map(({ workers: share }) => share),
          random(),
        )
      ] ?? GATES[0];
    const perDay =
      HABITS[
        weighted(
          HABITS.map(({ share }) => share),
          random(),
        )
      ]?.perDay ?? 0;
    const paper = gate.gate === 'coc-a-xoc' || random() < 0.7 ? 'pass' : 'passport';
    // Employers are of very different sizes; the largest has a tenth of a gate's workers.
    const contributor = `${gate.gate}-${Math.floor(200 * random() ** 2)}`;
    const person = `w${worker}`;
    for (const day of days) {
      if (random() >= perDay * seasonOf(day)) continue;
      const late = random();
      const since = late < 0.92 ? 1 : late < 0.98 ? 2 : 3;
      const out = { person, contributor, codes: [day, gate.gate, 'exit', paper], value: 1, since };
      builder.add(out);
      if (since < 3 && random() < 0.01) {
        builder.add({ ...out, value: -1, since: since + 1 });
        builder.add({ ...out, codes: [anyDay(), gate.gate, 'exit', paper], since: since + 1 });
      }
      // A few stay away over night, and a few come back through another gate of nobody's book.
      if (random() < 0.97) builder.add({ ...out, codes: [random() < 0.9 ? day : anyDay(), gate.gate, 'entry', paper] });
    }
  }
  return builder.build();
}

/** Fewer cross around the New Year of the lunar calendar, more in the cane season. */
function seasonOf(day: string): number {
  if (day >= '2026-02-14' && day <= '2026-02-22') return 0.1;
  return day < '2026-04-01' || day > '2026-11-30' ? 1.3 : 0.9;
}

/** A table of at least a million cells for timing, and contributions to fill it. */
export function largeCube(cells: number): TableSpec {
  const perDayOfYear = 378 * 27;
  const gates = Math.max(2, Math.ceil(cells / perDayOfYear));
  return {
    id: 'large',
    dimensions: [
      calendarOf('day', YEAR),
      withTotal(
        'gate',
        Array.from({ length: gates - 1 }, (_, gate) => `g${gate}`),
      ),
      withTotal('direction', ['entry', 'exit']),
      withTotal('sex', ['1', '2'], true),
      withTotal('paper', ['pass', 'passport']),
    ],
    measures: [
      { id: 'persons', counts: 'persons' },
      { id: 'crossings', counts: 'sum' },
    ],
  };
}

/** A million contributions spread over a large cube. */
export function fillLargeCube(cube: Cube, secret: Uint8Array, contributions: number, seed: number): Microdata {
  const random = randomFrom(seed);
  const builder = new MicrodataBuilder(cube, recordKeysUnder(secret));
  const pick = (codes: readonly string[], skew: number): string => codes[Math.floor(codes.length * random() ** skew)] ?? '';
  const finest = cube.axes.map((axis) => axis.codes.filter((_, node) => axis.levelOf[node] === axis.levels.length - 1));
  for (let row = 0; row < contributions; row++) {
    const person = Math.floor(random() * 60_000);
    const codes = finest.map((own, place) => (cube.axes[place]?.id === 'sex' ? (own[person % 2] ?? '') : pick(own, place === 1 ? 3 : 1)));
    builder.add({ person: `w${person}`, contributor: `e${person % 700}`, codes, value: 1 + Math.floor(random() * 2) });
  }
  return builder.build();
}
