import { seeded } from '@gatebook/linkage';

/** Numbers from 0 to 1, 1 excluded. */
export type Random = () => number;

/** Numbers that look random and are the same for the same seed. */
export function randomFrom(seed: number): Random {
  return seeded(seed);
}
