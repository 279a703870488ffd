/** As seen from the deployment: `entry` is into its side. */
export const DIRECTIONS = ['entry', 'exit'] as const;
/** Entry or exit. */
export type Direction = (typeof DIRECTIONS)[number];

/** `towards` the permit's host side, where the rules apply, or `home`, which is never held back. */
export const HEADINGS = ['towards', 'home'] as const;
/** Towards or home. */
export type Heading = (typeof HEADINGS)[number];

/** What became of it at the gate. */
export const CROSSING_OUTCOMES = ['passed', 'turned-back'] as const;
/** One of the two. */
export type CrossingOutcome = (typeof CROSSING_OUTCOMES)[number];

/** What a check is asked by: a permit (QR or number), a document or its machine readable zone, or a number plate. */
export const SHOWN_KINDS = ['permit', 'document', 'plate'] as const;
/** One of them. */
export type ShownKind = (typeof SHOWN_KINDS)[number];

/** What a check advises, the mildest first; an officer decides. */
export const ADVICE = ['admit', 'refer', 'refuse'] as const;
/** One of the three advices. */
export type Advice = (typeof ADVICE)[number];

/** What reading a shown document came to, before it is compared with a permit. */
export const READING_OUTCOMES = ['not-compared', 'match', 'check-digit', 'expired'] as const;
/** One of them. */
export type ReadingOutcome = (typeof READING_OUTCOMES)[number];

/** Why a later fact takes the place of a record: somebody was found whose document was shown, an officer put it right, or it never was. */
export const CORRECTION_REASONS = ['identified', 'corrected', 'withdrawn'] as const;
/** One of the reasons. */
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];
