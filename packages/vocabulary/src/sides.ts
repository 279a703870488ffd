/** Form of a side's code: ISO 3166-1 alpha-2 of the country whose authority is meant. Which sides there are, reference data say. */
export const SIDE_CODE = /^[A-Z]{2}$/;
/** Code of a side. */
export type Side = string;

/** Kinds of territory, the largest first. */
export const TERRITORY_LEVELS = ['province', 'prefecture', 'county'] as const;
/** One kind of territory. */
export type TerritoryLevel = (typeof TERRITORY_LEVELS)[number];

/** How sure the source of a value is; a value that was `not found` is never guessed. */
export const CONFIDENCES = ['confirmed', 'weak', 'unverified', 'not found'] as const;
/** How sure one source is. */
export type Confidence = (typeof CONFIDENCES)[number];
