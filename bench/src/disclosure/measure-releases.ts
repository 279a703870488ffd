import { createHash } from 'node:crypto';
import {
  asOf,
  cellAt,
  FURTHEST,
  protect,
  reportOn,
  rulesOf,
  summarise,
  suppressPlainly,
  zeroMarkUnder,
  type MeasureReport,
  type Memory,
  type Microdata,
  type ProtectedMeasure,
  type Summaries,
} from '@gatebook/disclosure';
import { average, type Averages } from './attack-averages.js';
import { deriveDifferences, type DerivedDifferences } from './attack-differences.js';
import { infer, type Inference } from './attack-inference.js';
import { publishedOf, type PublishedMeasure } from './published.js';

/** What an attacker got out of a release, together with the ones before. */
export interface Attack {
  readonly differences: DerivedDifferences;
  readonly inference: Inference;
}

/** One measure of one release: its report, the attack on it, and the same attack on plain suppression. */
export interface MeasuredRelease {
  readonly release: number;
  readonly report: MeasureReport;
  readonly attack: Attack;
  readonly averages: Averages;
  readonly attackOnPlain: Attack;
}

/** Everything that a run found. */
export interface Measured {
  readonly contributions: number;
  readonly cells: number;
  readonly releases: readonly MeasuredRelease[];
  readonly secondsToProtect: readonly number[];
  /** SHA-256 over all figures of all releases: the same input gives the same one. */
  readonly digest: string;
}

/** Makes the releases one after another, as they would be published, and attacks each with all before it. */
export function measureReleases(microdata: Microdata, releases: number, secret: Uint8Array, clock: () => number): Measured {
  const { cube } = microdata;
  const { smallest } = rulesOf(cube.spec);
  const measured: MeasuredRelease[] = [];
  const seconds: number[] = [];
  const digest = createHash('sha256');
  const shown = cube.spec.measures.map((): PublishedMeasure[] => []);
  const plainShown = cube.spec.measures.map((): PublishedMeasure[] => []);
  let earlier: Memory | null = null;
  for (let release = 1; release <= releases; release++) {
    const from = clock();
    const summaries: Summaries = summarise(asOf(microdata, release), earlier?.basis ?? null);
    const marksZero = zeroMarkUnder(secret, cube.spec.id, release, rulesOf(cube.spec).oneZeroMarkedIn);
    const table = protect(summaries, { release, earlier, marksZero });
    seconds.push((clock() - from) / 1000);
    earlier = table.memory;
    const reports = reportOn(summaries, table);
    const plain = suppressPlainly(summaries);
    const published = (measure: ProtectedMeasure, furthest: number): PublishedMeasure =>
      publishedOf(cube.spec, measure, (cell) => cube.published[cell] === 1, { furthest, smallest });
    for (const [place, measure] of table.measures.entries()) {
      digest.update(Buffer.from(measure.figures.buffer));
      const report = reports[place];
      const own = shown[place];
      const ownPlain = plainShown[place];
      const plainMeasure = plain[place];
      if (!report || !own || !ownPlain || !plainMeasure) throw new Error('a measure is missing');
      own.unshift(published(measure, FURTHEST));
      ownPlain.unshift(published(plainMeasure, 0));
      const now = own[0];
      if (now === undefined) throw new Error('nothing was published');
      const count = measure.measure.counts === 'persons' ? summaries.persons : summaries.sum;
      const truth = (cell: string): number => count[cellAt(cube, cell.split('|'))] ?? 0;
      measured.push({ release, report, attack: attack(own), averages: average(now, truth), attackOnPlain: attack(ownPlain) });
    }
  }
  return { contributions: microdata.rows, cells: cube.size, releases: measured, secondsToProtect: seconds, digest: digest.digest('hex') };
}

/** Tries everything on the newest of these releases. */
export function attack([now, ...before]: readonly PublishedMeasure[]): Attack {
  if (now === undefined) throw new Error('nothing was published');
  return { differences: deriveDifferences(now, before), inference: infer(now, before[0] ?? null) };
}
