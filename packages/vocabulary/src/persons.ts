/** Kinds of travel document. */
export const TRAVEL_DOCUMENT_TYPES = [
  'passport',
  'identity-card',
  'border-pass',
  'border-resident-card',
  'travel-permit',
  'other',
] as const;
/** One kind of travel document. */
export type TravelDocumentType = (typeof TRAVEL_DOCUMENT_TYPES)[number];

/** Scripts a name is kept in: Latin as printed in the document, the person's own, or the other side's rendering. */
export const NAME_SCRIPTS = ['Latn', 'native', 'Hans', 'Laoo'] as const;
/** One of the scripts. */
export type NameScript = (typeof NAME_SCRIPTS)[number];

/** ISO/IEC 5218: not known, male, female, not applicable. */
export const SEX_CODES = ['0', '1', '2', '9'] as const;

/** Ways in which a person's record is read. */
export const ACCESS_KINDS = ['record', 'facts', 'card', 'identify', 'search', 'possible-duplicate', 'stay', 'crossings'] as const;
/** One of them. */
export type AccessKind = (typeof ACCESS_KINDS)[number];
