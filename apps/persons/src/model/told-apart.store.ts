import type { Transaction } from '@gatebook/service-kit';
import { Injectable } from '@nestjs/common';

/** Keeps which people an officer has said to be two. */
@Injectable()
export class ToldApartStore {
  /** Of these others, those who have been told apart from the person before. */
  async listTold(tx: Transaction, personId: string, others: readonly string[]): Promise<readonly string[]> {
    const rows: { other: string }[] = await tx.query(
      `SELECT other FROM unnest($2::uuid[]) AS others (other)
       WHERE EXISTS (SELECT 1 FROM told_apart WHERE person_id = least($1::uuid, other) AND other_person_id = greatest($1::uuid, other))`,
      [personId, others],
    );
    return rows.map(({ other }) => other);
  }

  /** Keeps the pairs; one told apart before stays as it was. */
  async insert(tx: Transaction, personId: string, others: readonly string[], by: string, now: Date): Promise<void> {
    await tx.query(
      `INSERT INTO told_apart (person_id, other_person_id, decided_at, decided_by)
       SELECT least($1::uuid, other), greatest($1::uuid, other), $3, $4 FROM unnest($2::uuid[]) AS others (other)
       ON CONFLICT (person_id, other_person_id) DO NOTHING`,
      [personId, others, now, by],
    );
  }
}
