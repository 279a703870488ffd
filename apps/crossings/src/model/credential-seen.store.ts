import type { Db } from '@gatebook/service-kit';
import { Injectable } from '@nestjs/common';

/** Keeps when the papers of other issuers were read here for the first time. */
@Injectable()
export class CredentialSeenStore {
  async insert(db: Db, issuerSide: string, permitNumber: string, at: Date): Promise<void> {
    await db.query('INSERT INTO credential_seen (issuer_side, permit_number, first_seen_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      issuerSide,
      permitNumber,
      at.toISOString(),
    ]);
  }

  /** The first sight of a paper; of one of `ownSide`'s also its first version told. */
  async findFirst(db: Db, issuerSide: string, permitNumber: string, ownSide: string): Promise<Date | null> {
    const [row]: { at: Date | null }[] = await db.query(
      `SELECT least(
         (SELECT first_seen_at FROM credential_seen WHERE issuer_side = $1 AND permit_number = $2),
         (SELECT min(changed_at) FROM permit_version WHERE permit_id = (SELECT permit_id FROM permit_standing WHERE number = $2) AND $1 = $3)
       ) AS at`,
      [issuerSide, permitNumber, ownSide],
    );
    return row?.at ?? null;
  }
}
