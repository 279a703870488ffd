import type { PossibleDuplicate } from '@gatebook/contracts';

/** Who was found by a blind token, and by which kind. */
export interface TokenHit {
  readonly personId: string;
  readonly by: 'document' | 'name';
}

/**
 * A rough figure for the same Latin words and the same birth date: in a province of a million many such pairs are two
 * people. Measured weights come with probabilistic matching; until then no weight is claimed.
 */
const SAME_NAME_AND_BIRTH_DATE = 0.9;

/** Who may be the same human being, the same document first. */
export function possibleDuplicates(hits: readonly TokenHit[]): readonly PossibleDuplicate[] {
  return hits.map(({ personId, by }) =>
    by === 'document'
      ? { personId, probability: 1, because: [{ field: 'document', agreement: 'same' }] }
      : {
          personId,
          probability: SAME_NAME_AND_BIRTH_DATE,
          because: [
            { field: 'latinName', agreement: 'same' },
            { field: 'birthDate', agreement: 'same' },
          ],
        },
  );
}
