/** A code of a level; `parent` names its code on the level above and is left out on the first level. */
export interface Code {
  readonly code: string;
  readonly parent?: string;
}

/** One level of a hierarchy, coarse before fine: nation before territory before gate. */
export interface Level {
  readonly id: string;
  readonly codes: readonly Code[];
}

/** A dimension of a table; every code below the first level has a parent on the level above it. */
export interface Dimension {
  readonly id: string;
  readonly levels: readonly Level[];
  /** True when a person stands under one code of a level at most (sex), so that persons add up over it; false for days and gates. */
  readonly personsAddUp?: boolean;
}

/** What is counted: distinct persons, or the sum of the contributions' values (crossings). */
export interface Measure {
  readonly id: string;
  readonly counts: 'persons' | 'sum';
}

/** Thresholds; what is left out is taken from DEFAULT_RULES. */
export interface Rules {
  /** Fewest distinct persons of a shown cell, of a difference between two shown cells, and of a change between two releases. */
  readonly smallest: number;
  /** Fewest contributors (employers, offices) of a shown cell; 0 asks for none. Not applied where no contributor is known. */
  readonly fewestContributors: number;
  /** (n,k): the n largest contributors (1 or 2) together may hold at most this share of a shown sum; null asks for nothing. */
  readonly dominance: { readonly largest: 1 | 2; readonly share: number } | null;
  /** p%: the sum without its two largest contributors must be at least this share of the largest one; null asks for nothing. */
  readonly pShare: number | null;
  /** One true zero in so many is marked like a suppressed cell, chosen by a keyed digest; 0 marks none. */
  readonly oneZeroMarkedIn: number;
}

/** The least that protects a table of people at a border, with contributor rules as they are usual in business statistics. */
export const DEFAULT_RULES: Rules = {
  smallest: 10,
  fewestContributors: 3,
  dominance: { largest: 2, share: 0.85 },
  pShare: 0.1,
  oneZeroMarkedIn: 20,
};

/** A fixed table: its dimensions with their hierarchies, what is counted, which margins are published, what cannot occur. */
export interface TableSpec {
  readonly id: string;
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  /** Published combinations of levels, `{ dimension: level }`; left out: all of them. */
  readonly margins?: readonly Readonly<Record<string, string>>[];
  /** Combinations that cannot occur, `{ dimension: code }`: each holds for everything under its codes. They are shown as 0. */
  readonly structuralZeros?: readonly Readonly<Record<string, string>>[];
  readonly rules?: Partial<Rules>;
}

/** The table's rules; refuses thresholds under the default ones, because a spec may be stricter and never laxer. */
export function rulesOf(spec: TableSpec): Rules {
  const rules = { ...DEFAULT_RULES, ...spec.rules };
  if (!Number.isInteger(rules.smallest) || rules.smallest < DEFAULT_RULES.smallest)
    throw new Error(`smallest is ${rules.smallest}, under ${DEFAULT_RULES.smallest}`);
  return rules;
}
