import type { FieldModel, LinkageModel } from '../model.js';

type Odds = readonly [level: string, m: number, u: number];

const NAME_LEVELS: readonly Odds[] = [
  ['same', 0.6, 3e-4],
  ['diacritics-lost', 0.06, 1e-4],
  ['one-mark', 0.04, 2e-5],
  ['reordered', 0.06, 2e-5],
  ['joined', 0.02, 2e-6],
  ['middle-missing', 0.03, 1e-3],
  ['middle-shortened', 0.01, 1e-3],
  ['similar', 0.05, 2e-4],
  ['one-letter', 0.06, 1e-4],
  ['reading', 0.03, 1e-5],
  ['reading-but-one', 0.01, 1e-4],
  ['cut-short', 0.005, 1e-6],
  ['initials', 0.005, 1e-4],
  ['last-mark', 0.02, 0.015],
  ['one-letter-other-name', 0.01, 0.02],
  ['two-letters', 0.004, 1e-3],
  ['middle-differs', 0.004, 3e-3],
  ['part-only', 0.004, 5e-3],
  ['family-only', 0.005, 0.15],
  ['given-only', 0.005, 0.01],
  ['different', 0.003, 0.82],
];

/**
 * What is assumed before any data: rough m and u by judgement. Estimates begin here, and levels that data never showed stay near it.
 * The agreements of document and phone keep at least this u for good: random pairs never show a child listed on a parent's pass, or a family's one telephone.
 */
export const STARTING_MODEL: LinkageModel = {
  name: 'people, before any data',
  prior: 1e-5,
  thresholds: { review: 10, same: 18 },
  frequencies: { names: { floor: 1 / 5000, values: {}, usual: {} } },
  training: { method: 'judgement', data: [], figures: {} },
  fields: [
    field('names', [...inContext('marked', NAME_LEVELS), ...inContext('plain', NAME_LEVELS)]),
    field('ownScriptName', [
      ['agreeing:same', 0.97, 0.5],
      ['agreeing:different', 0.03, 0.5],
      ['otherwise:same', 0.6, 0.02],
      ['otherwise:different', 0.4, 0.98],
      ['alone:same', 0.9, 0.001],
      ['alone:different', 0.1, 0.999],
    ]),
    field('birthDate', [
      ['same', 0.85, 1e-4],
      ['swapped-day-month', 0.05, 4e-5],
      ['one-digit', 0.01, 1e-3],
      ['near', 0.005, 2e-4],
      ['same-day-month', 0.01, 2.5e-3],
      ['same-year', 0.03, 0.03],
      ['different', 0.045, 0.966],
      ['partial:year-only', 0.95, 0.03],
      ['partial:other-year', 0.05, 0.97],
      // Six hundred months of births: lists hardly ever show such dates.
      ['month:month-only', 0.95, 1 / 600],
      ['month:other-month', 0.02, 0.03],
      ['month:other-year', 0.03, 1 - 0.03 - 1 / 600],
    ]),
    field('document', [
      ['agreeing:same', 0.4, 2e-5],
      ['agreeing:look-alike', 0.01, 2e-6],
      ['agreeing:different', 0.59, 0.999978],
      ['otherwise:same', 0.4, 0.02],
      ['otherwise:look-alike', 0.01, 0.001],
      ['otherwise:different', 0.59, 0.979],
    ]),
    field('sex', [
      ['same', 0.99, 0.5],
      ['different', 0.01, 0.5],
    ]),
    field('nationality', [
      ['same', 0.99, 0.5],
      ['different', 0.01, 0.5],
    ]),
    field('homeTerritory', [
      ['same', 0.84, 0.2],
      ['within', 0.06, 0.02],
      ['same-province', 0.02, 0.03],
      ['different', 0.08, 0.75],
    ]),
    field('phone', [
      ['agreeing:same', 0.6, 1e-4],
      ['agreeing:one-digit', 0.02, 1e-5],
      ['agreeing:different', 0.38, 0.99989],
      ['otherwise:same', 0.6, 0.1],
      ['otherwise:one-digit', 0.02, 0.001],
      ['otherwise:different', 0.38, 0.899],
    ]),
  ],
};

/** Levels whose u does not fall below the starting model's: random pairs show no families and, in most lists, no months. */
export const JUDGED_U: ReadonlySet<string> = new Set([
  ...['agreeing', 'otherwise'].flatMap((context) => [
    `document ${context}:same`,
    `document ${context}:look-alike`,
    `phone ${context}:same`,
    `phone ${context}:one-digit`,
  ]),
  // Lists hardly show anybody with a single name; where they do, a given name is shared by many.
  ...['marked', 'plain'].flatMap((context) =>
    ['last-mark', 'one-letter-other-name', 'part-only'].map((agreement) => `names ${context}:${agreement}`),
  ),
  'ownScriptName otherwise:same',
  'birthDate month:month-only',
]);

/**
 * Levels whose m does not fall below the starting model's: errors that offices make and that training pairs happen not to show. Where nobody wrote
 * a birth down, its date is estimated, and again at the next office (OpenCRVS seeks three years around): in one record of twenty, by judgement.
 */
export const JUDGED_M: ReadonlySet<string> = new Set(['birthDate one-digit', 'birthDate near', 'birthDate different']);

function field(name: string, odds: readonly Odds[]): FieldModel {
  return { field: name, levels: odds.map(([level, m, u]) => ({ level, m, u })) };
}

function inContext(context: string, odds: readonly Odds[]): readonly Odds[] {
  return odds.map(([level, m, u]) => [`${context}:${level}`, m, u]);
}
