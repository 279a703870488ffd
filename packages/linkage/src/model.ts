/** How often a level of agreement is seen among pairs of one person (m) and among pairs of two persons (u). */
export interface LevelOdds {
  /** The level; a part before a colon is the context within which m and u each add up to one (`marked:same`). */
  readonly level: string;
  readonly m: number;
  readonly u: number;
}

/** One comparison of a model. Comparisons count as independent of each other, so what depends on each other is one comparison. */
export interface FieldModel {
  readonly field: string;
  readonly levels: readonly LevelOdds[];
}

/** Where a model's figures come from, so that anyone can judge and repeat them. */
export interface TrainingRecord {
  readonly method: string;
  readonly data: readonly string[];
  readonly made?: string;
  readonly figures: Readonly<Record<string, number>>;
}

/** A Fellegi-Sunter model: plain JSON. */
export interface LinkageModel {
  readonly name: string;
  readonly fields: readonly FieldModel[];
  /** The probability, before looking, that two records that are compared are one person's. */
  readonly prior: number;
  /** Weights in bits from which a pair goes to a person for review, and from which it is taken to be the same. */
  readonly thresholds: { readonly review: number; readonly same: number };
  /** For term frequencies: how often a value stands in a record, by field; a value that is not named has `floor`. */
  readonly frequencies: Readonly<Record<string, FrequencyTable>>;
  readonly training: TrainingRecord;
}

/** Frequencies of the values of one field. */
export interface FrequencyTable {
  /** What a value that the table does not name counts as. */
  readonly floor: number;
  /** By level: what sharing a value adds on average there (log2 of the mean of 1 / frequency over random pairs at that level), taken off again. */
  readonly usual: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, number>>;
}

/** A model over the comparisons of people: names, ownScriptName, birthDate, document, sex, nationality, homeTerritory, phone. */
export type PersonModel = LinkageModel;

/** What one comparison saw in one pair, before any model weighs it. */
export interface Observation {
  readonly field: string;
  readonly level: string;
  /** What the two have in common, for its term frequency; none where the level says nothing of a value. */
  readonly shared?: readonly string[];
}

/** The answer about one pair. */
export interface Comparison {
  /** The sum of the fields' weights, in bits: each bit doubles the odds that it is one person. */
  readonly weight: number;
  readonly probability: number;
  readonly decision: 'same' | 'review' | 'different';
  readonly because: readonly FieldEvidence[];
}

/** What one field adds to the answer. */
export interface FieldEvidence {
  readonly field: string;
  readonly agreement: string;
  readonly weight: number;
}
