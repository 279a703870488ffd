/** What becomes of a cell, per measure; from `small` on the cell is hidden. */
export const STATUSES = [
  'shown',
  'zero',
  'structural-zero',
  'not-published',
  'small',
  'few-contributors',
  'dominance',
  'difference',
  'secondary',
  'marked-zero',
  'held',
] as const;
/** One of STATUSES. */
export type Status = (typeof STATUSES)[number];

/** Numbers of the statuses, as they stand in a column. */
export const STATUS: Readonly<Record<Status, number>> = {
  shown: 0,
  zero: 1,
  'structural-zero': 2,
  'not-published': 3,
  small: 4,
  'few-contributors': 5,
  dominance: 6,
  difference: 7,
  secondary: 8,
  'marked-zero': 9,
  held: 10,
};

/** Whether a status means that the cell is printed as a mark without a figure. */
export function isHidden(status: number | undefined): boolean {
  return (status ?? 0) >= STATUS.small;
}
