import { Injectable } from '@nestjs/common';
import { registryNumber, type Employer, type EmployerStatus } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';

interface SqlEmployer {
  readonly employer_id: string;
  readonly version: number;
  readonly registration_number: string;
  readonly side: string;
  readonly name: string;
  readonly name_latin: string | null;
  readonly territory: string;
  readonly industry: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly status: EmployerStatus;
  readonly office_id: string | null;
}

/** Which employers to list. */
export interface EmployersWanted {
  readonly q?: string;
  readonly registrationNumber?: string;
  readonly after?: string;
  readonly limit: number;
}

const COLUMNS = 'employer_id, version, registration_number, side, name, name_latin, territory, industry, phone, email, status, office_id';

/** Keeps employers. */
@Injectable()
export class EmployerStore {
  async insert(tx: EntityManager, employer: Employer, now: Date): Promise<void> {
    await tx.query(`INSERT INTO employer (${COLUMNS}, entered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`, [
      ...valuesOf(employer),
      now,
    ]);
  }

  async update(tx: EntityManager, employer: Employer): Promise<void> {
    const [, written]: [unknown, number] = await tx.query(
      `UPDATE employer SET version = $2, registration_number = $3, side = $4, name = $5, name_latin = $6, territory = $7, industry = $8, phone = $9, email = $10, status = $11, office_id = $12
       WHERE employer_id = $1`,
      [...valuesOf(employer)],
    );
    if (written !== 1) throw new Error(`employer ${employer.employerId} is gone during its change`);
  }

  /** With `lock` two amendments meet here; with `share` it stays as it is until the registration that names it is kept. */
  async find(tx: EntityManager, employerId: string, lock: 'none' | 'share' | 'lock' = 'none'): Promise<Employer | null> {
    const suffix = { none: '', share: ' FOR SHARE', lock: ' FOR UPDATE' }[lock];
    const [row]: SqlEmployer[] = await tx.query(`SELECT ${COLUMNS} FROM employer WHERE employer_id = $1${suffix}`, [employerId]);
    return row === undefined ? null : employerOf(row);
  }

  /** A number entered before numbers were kept in capitals is found all the same. */
  async list(tx: EntityManager, { q, registrationNumber, after, limit }: EmployersWanted): Promise<readonly Employer[]> {
    const rows: SqlEmployer[] = await tx.query(
      `SELECT ${COLUMNS} FROM employer
       WHERE ($1::text IS NULL OR upper(registration_number) = $5 OR strpos(lower(name), lower($1)) > 0 OR strpos(lower(coalesce(name_latin, '')), lower($1)) > 0)
         AND ($2::text IS NULL OR upper(registration_number) = upper($2)) AND ($3::uuid IS NULL OR employer_id > $3)
       ORDER BY employer_id LIMIT $4`,
      [q ?? null, registrationNumber ?? null, after ?? null, limit, registryNumber(q ?? '')],
    );
    return rows.map(employerOf);
  }
}

function valuesOf(employer: Employer): readonly unknown[] {
  const { employerId, version, registrationNumber, side, name, nameLatin, territory, industry, phone, email, status, officeId } = employer;
  return [
    employerId,
    version,
    registrationNumber,
    side,
    name,
    nameLatin ?? null,
    territory,
    industry,
    phone ?? null,
    email ?? null,
    status,
    officeId ?? null,
  ];
}

function employerOf(row: SqlEmployer): Employer {
  return {
    employerId: row.employer_id,
    version: row.version,
    registrationNumber: row.registration_number,
    side: row.side,
    name: row.name,
    nameLatin: row.name_latin ?? undefined,
    territory: row.territory,
    industry: row.industry,
    phone: row.phone ?? undefined,
    email: row.email ?? undefined,
    status: row.status,
    officeId: row.office_id ?? undefined,
  };
}
