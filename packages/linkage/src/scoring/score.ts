import type { Comparison, FieldEvidence, FieldModel, FrequencyTable, LinkageModel, Observation } from '../model.js';

/** A model made ready: weights by field and level. */
export interface ReadyModel {
  readonly model: LinkageModel;
  readonly weights: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly frequencies: ReadonlyMap<string, ReadyFrequencies>;
  readonly priorBits: number;
}

/** Term frequencies of one field, as weights. */
export interface ReadyFrequencies {
  readonly bits: ReadonlyMap<string, number>;
  readonly floorBits: number;
  /** By level: what the level's own u stands for already. */
  readonly usual: ReadonlyMap<string, number>;
}

/** A shared value counts as no rarer than one in 65,536: words of a name are not as independent as the product of their frequencies has it. */
export const RAREST_BITS = 16;
const ready = new WeakMap<LinkageModel, ReadyModel>();

/** Works a model's weights out once; models are plain data and never changed. */
export function readyModel(model: LinkageModel): ReadyModel {
  const before = ready.get(model);
  if (before !== undefined) return before;
  const made: ReadyModel = {
    model,
    weights: new Map(model.fields.map((field) => [field.field, weightsOf(field)])),
    frequencies: new Map(Object.entries(model.frequencies).map(([field, table]) => [field, readyFrequencies(table)])),
    priorBits: Math.log2(model.prior / (1 - model.prior)),
  };
  ready.set(model, made);
  return made;
}

/** The weight of each level in bits: log2(m / u). */
export function weightsOf(field: FieldModel): ReadonlyMap<string, number> {
  return new Map(field.levels.map(({ level, m, u }) => [level, Math.log2(m / u)]));
}

/** Adds up what was observed: weight, probability under the model's prior, decision by its thresholds, and each field's part. */
export function score(observations: readonly Observation[], model: ReadyModel): Comparison {
  let weight = 0;
  const because: FieldEvidence[] = [];
  for (const { field, level, shared } of observations) {
    const base = model.weights.get(field)?.get(level);
    if (base === undefined) continue;
    const bits = base + rarity(level, shared, model.frequencies.get(field));
    weight += bits;
    because.push({ field, agreement: level.slice(level.indexOf(':') + 1), weight: round(bits) });
  }
  return { weight: round(weight), probability: probabilityOf(weight + model.priorBits), decision: decide(weight, model.model), because };
}

/** `same` and `review` from their thresholds on, the threshold included. */
export function decide(weight: number, { thresholds }: LinkageModel): Comparison['decision'] {
  if (round(weight) >= thresholds.same) return 'same';
  return round(weight) >= thresholds.review ? 'review' : 'different';
}

/** The probability that odds of so many bits stand for. */
export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/** What sharing these values adds or takes, against sharing values as common as pairs at this level usually share. */
function rarity(level: string, shared: readonly string[] | undefined, frequencies: ReadyFrequencies | undefined): number {
  const usual = frequencies?.usual.get(level);
  return shared === undefined || frequencies === undefined || usual === undefined ? 0 : rarityBits(shared, frequencies) - usual;
}

/** How rare these values are together, in bits: as if each stood there independently of the others, unless the table knows the whole. */
export function rarityBits(shared: readonly string[], { bits, floorBits }: ReadyFrequencies): number {
  let sum = 0;
  for (const value of shared) sum += bits.get(value) ?? floorBits;
  const whole = shared.length > 1 ? bits.get(shared.join(' ')) : undefined;
  return Math.min(sum, whole ?? sum, RAREST_BITS);
}

function readyFrequencies({ floor, values, usual }: FrequencyTable): ReadyFrequencies {
  return {
    bits: new Map(Object.entries(values).map(([value, frequency]) => [value, -Math.log2(frequency)])),
    floorBits: -Math.log2(floor),
    usual: new Map(Object.entries(usual)),
  };
}

function round(bits: number): number {
  return Math.round(bits * 1000) / 1000;
}
