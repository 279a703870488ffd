/** Kinds of agreement; `labour` is what workers are registered under. */
export const AGREEMENT_KINDS = ['border', 'labour', 'visa', 'transport', 'cooperation'] as const;
/** One kind of agreement. */
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

/** How far a rulebook is: nobody has signed, one side has, both have. */
export const RULEBOOK_STATUSES = ['draft', 'proposed', 'in-force'] as const;
/** One of the statuses. */
export type RulebookStatus = (typeof RULEBOOK_STATUSES)[number];
