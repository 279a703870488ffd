import { Injectable } from '@nestjs/common';
import type { Agreement, ListAgreements } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';

const COLUMNS = `agreement_id AS "agreementId", version, kind, corridor_id AS "corridorId", title, signed_on::text AS "signedOn", valid_from::text AS "validFrom",
  valid_until::text AS "validUntil", reference, parties, office_id AS "officeId"`;

interface AgreementRow extends Omit<Agreement, 'validUntil' | 'reference' | 'officeId'> {
  readonly officeId: string | null;
  readonly validUntil: string | null;
  readonly reference: string | null;
}

/** Keeps agreements. */
@Injectable()
export class AgreementStore {
  async insert(tx: EntityManager, agreement: Agreement, enteredBy: string): Promise<void> {
    await tx.query(
      `INSERT INTO agreement (agreement_id, version, kind, corridor_id, title, signed_on, valid_from, valid_until, reference, parties, entered_by, office_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        agreement.agreementId,
        agreement.version,
        agreement.kind,
        agreement.corridorId,
        agreement.title,
        agreement.signedOn,
        agreement.validFrom,
        agreement.validUntil ?? null,
        agreement.reference ?? null,
        JSON.stringify(agreement.parties),
        enteredBy,
        agreement.officeId ?? null,
      ],
    );
  }

  async find(tx: EntityManager, agreementId: string): Promise<Agreement | null> {
    const [row]: AgreementRow[] = await tx.query(`SELECT ${COLUMNS} FROM agreement WHERE agreement_id = $1`, [agreementId]);
    return row ? agreementOf(row) : null;
  }

  /** Locked: two changes of one agreement go one after the other. */
  async findToChange(tx: EntityManager, agreementId: string): Promise<Agreement | null> {
    const [row]: AgreementRow[] = await tx.query(`SELECT ${COLUMNS} FROM agreement WHERE agreement_id = $1 FOR UPDATE`, [agreementId]);
    return row ? agreementOf(row) : null;
  }

  async setEnd(tx: EntityManager, { agreementId, version, validUntil }: Agreement): Promise<void> {
    await tx.query('UPDATE agreement SET version = $2, valid_until = $3 WHERE agreement_id = $1', [agreementId, version, validUntil]);
  }

  async list(tx: EntityManager, { corridorId, kind, on, after }: ListAgreements, limit: number): Promise<readonly Agreement[]> {
    const rows: AgreementRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM agreement
       WHERE ($1::text IS NULL OR corridor_id = $1) AND ($2::text IS NULL OR kind = $2)
         AND ($3::date IS NULL OR (valid_from <= $3 AND (valid_until IS NULL OR $3 <= valid_until))) AND ($4::uuid IS NULL OR agreement_id > $4)
       ORDER BY agreement_id LIMIT $5`,
      [corridorId ?? null, kind ?? null, on ?? null, after ?? null, limit],
    );
    return rows.map(agreementOf);
  }
}

function agreementOf({ validUntil, reference, officeId, ...row }: AgreementRow): Agreement {
  return { ...row, officeId: officeId ?? undefined, validUntil: validUntil ?? undefined, reference: reference ?? undefined };
}
