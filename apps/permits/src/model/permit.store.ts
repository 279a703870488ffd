import { Injectable } from '@nestjs/common';
import type { ListPermits } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';
import type { KeptPermit } from './kept-permit.js';

/** Column by field, in the order of writing; days are read as text, so that no time zone moves them. */
const COLUMNS: Readonly<Record<keyof KeptPermit, string>> = {
  permitId: 'permit_id',
  version: 'version',
  number: 'number',
  type: 'type',
  hostSide: 'host_side',
  status: 'status',
  personId: 'person_id',
  registrationId: 'registration_id',
  registrationOfficeId: 'registration_office_id',
  officeId: 'office_id',
  corridorId: 'corridor_id',
  rulebookVersion: 'rulebook_version',
  validFrom: 'valid_from',
  validUntil: 'valid_until',
  gates: 'gates',
  zone: 'zone',
  purpose: 'purpose',
  entries: 'entries',
  companionIds: 'companion_ids',
  vehicle: 'vehicle',
  nationality: 'nationality',
  sex: 'sex',
  birthYear: 'birth_year',
  employer: 'employer',
  workplace: 'workplace',
  requestedAt: 'requested_at',
  issuedAt: 'issued_at',
  changedAt: 'changed_at',
  reason: 'reason',
  note: 'note',
  timesExtended: 'times_extended',
  statusList: 'status_list',
  statusIndex: 'status_index',
  statusListSequence: 'status_list_sequence',
  isLabour: 'is_labour',
  contractFrom: 'contract_from',
  contractTo: 'contract_to',
  replaces: 'replaces',
  chainId: 'chain_id',
};
const AS_TEXT: readonly string[] = ['valid_from', 'valid_until', 'contract_from', 'contract_to'];
const SELECT = `SELECT ${Object.entries(COLUMNS)
  .map(([field, column]) => `${column}${AS_TEXT.includes(column) ? '::text' : ''} AS "${field}"`)
  .join(', ')} FROM permit`;
const INSERT = `INSERT INTO permit (${Object.values(COLUMNS).join(', ')}, sealed_credential)
  VALUES (${Object.values(COLUMNS)
    .map((_, at) => `$${at + 1}`)
    .join(', ')}, $${Object.keys(COLUMNS).length + 1})`;

/** Keeps permits. Row-level security shows a caller the permits of the office that the transaction was opened for. */
@Injectable()
export class PermitStore {
  async nextSerial(tx: EntityManager): Promise<number> {
    const [row]: { serial: string }[] = await tx.query(`SELECT nextval('permit_number') AS serial`);
    if (!row) throw new Error('the sequence gave no number');
    return Number(row.serial);
  }

  async insert(tx: EntityManager, permit: KeptPermit, sealedCredential: Buffer | null): Promise<void> {
    const values: unknown[] = [];
    for (const field of fields()) values.push(field === 'vehicle' && permit.vehicle ? JSON.stringify(permit.vehicle) : permit[field]);
    await tx.query(INSERT, [...values, sealedCredential]);
  }

  /** What may change after the request. A credential is replaced only when a new one is given. */
  async update(tx: EntityManager, permit: KeptPermit, sealedCredential: Buffer | null = null): Promise<void> {
    const [, written]: [unknown, number] = await tx.query(
      `UPDATE permit SET version = $2, status = $3, valid_until = $4, issued_at = $5, changed_at = $6, reason = $7, note = $8, times_extended = $9,
         status_list = $10, status_index = $11, status_list_sequence = $12, sealed_credential = coalesce($13, sealed_credential)
       WHERE permit_id = $1`,
      [
        permit.permitId,
        permit.version,
        permit.status,
        permit.validUntil,
        permit.issuedAt,
        permit.changedAt,
        permit.reason,
        permit.note,
        permit.timesExtended,
        permit.statusList,
        permit.statusIndex,
        permit.statusListSequence,
        sealedCredential,
      ],
    );
    if (written !== 1) throw new Error(`permit ${permit.permitId} is not in the scope of its change`);
  }

  async find(tx: EntityManager, permitId: string): Promise<KeptPermit | null> {
    return first(await tx.query(`${SELECT} WHERE permit_id = $1`, [permitId]));
  }

  /** Locked: two decisions about one permit go one after the other. */
  async findToChange(tx: EntityManager, permitId: string): Promise<KeptPermit | null> {
    return first(await tx.query(`${SELECT} WHERE permit_id = $1 FOR UPDATE`, [permitId]));
  }

  async findByNumber(tx: EntityManager, number: string): Promise<KeptPermit | null> {
    return first(await tx.query(`${SELECT} WHERE number = $1`, [number]));
  }

  async listOfRegistration(tx: EntityManager, registrationId: string): Promise<readonly KeptPermit[]> {
    return tx.query(`${SELECT} WHERE registration_id = $1 ORDER BY permit_id DESC`, [registrationId]);
  }

  async findCredential(tx: EntityManager, permitId: string): Promise<Buffer | null> {
    const [row]: { sealed: Buffer | null }[] = await tx.query('SELECT sealed_credential AS sealed FROM permit WHERE permit_id = $1', [
      permitId,
    ]);
    return row?.sealed ?? null;
  }

  /** Newest first; `todays` is the day on each host side, by which a permit has expired. */
  async list(
    tx: EntityManager,
    wanted: ListPermits,
    todays: Readonly<Record<string, string>>,
    limit: number,
  ): Promise<readonly KeptPermit[]> {
    return tx.query(
      `${SELECT}
       WHERE ($1::uuid IS NULL OR person_id = $1) AND ($2::uuid IS NULL OR registration_id = $2) AND ($3::text IS NULL OR type = $3)
         AND ($4::text IS NULL OR $4 = CASE WHEN status IN ('issued', 'suspended') AND valid_until < ($5::jsonb ->> host_side)::date THEN 'expired' ELSE status END)
         AND ($6::uuid IS NULL OR permit_id < $6)
       ORDER BY permit_id DESC LIMIT $7`,
      [
        wanted.personId ?? null,
        wanted.registrationId ?? null,
        wanted.type ?? null,
        wanted.status ?? null,
        JSON.stringify(todays),
        wanted.after ?? null,
        limit,
      ],
    );
  }
}

function* fields(): Generator<keyof KeptPermit> {
  for (const field in COLUMNS) if (isField(field)) yield field;
}

function isField(field: string): field is keyof KeptPermit {
  return Object.hasOwn(COLUMNS, field);
}

function first(rows: readonly KeptPermit[]): KeptPermit | null {
  return rows[0] ?? null;
}
