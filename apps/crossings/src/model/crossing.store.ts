import { Injectable } from '@nestjs/common';
import type { RecordCrossing } from '@gatebook/contracts';
import type { Db, Transaction } from '@gatebook/service-kit';
import type { CorrectionReason, Direction } from '@gatebook/vocabulary';

/** A row of the ledger. Others are told of it what `crossingRecorded` names. */
export interface CrossingRow {
  readonly crossingId: string;
  readonly gateId: string;
  readonly lane?: string;
  readonly direction: Direction;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly localDay: string;
  readonly localHour: number;
  readonly outcome: RecordCrossing['outcome'];
  readonly traffic: RecordCrossing['traffic'];
  readonly towardsHost: boolean;
  readonly purpose?: string;
  readonly personId?: string;
  readonly companionOf?: string;
  readonly permitId?: string;
  readonly permitNumber?: string;
  readonly permitType?: string;
  readonly registrationId?: string;
  readonly nationality?: string;
  readonly sex?: string;
  readonly birthYear?: number;
  readonly flags: readonly string[];
  readonly checkId?: string;
  readonly vehicle?: RecordCrossing['vehicle'];
  readonly reason?: RecordCrossing['reason'];
  readonly device?: RecordCrossing['device'];
  readonly recordedBy: string;
  readonly contentDigest: string;
  /** The record whose place this one takes. */
  readonly supersedes?: string;
}

/** That a record counts no longer, and which one does in its place. */
export interface Correction {
  readonly crossingId: string;
  /** Whose the corrected record was; null for nobody known. */
  readonly personId: string | null;
  readonly correctedBy: string | null;
  readonly why: CorrectionReason;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** An earlier report of the same crossing. */
export interface EarlierReceipt {
  readonly crossingId: string;
  readonly contentDigest: string;
  readonly recordedAt: Date;
  readonly flags: readonly string[];
}

const INSERT_ROWS = `
  INSERT INTO crossing (crossing_id, occurred_at, recorded_at, local_day, local_hour, gate_id, lane, direction, outcome, traffic, towards_host, purpose,
    person_id, companion_of, permit_id, permit_number, permit_type, registration_id, nationality, sex, birth_year, check_id, vehicle, reason, device, flags, recorded_by, supersedes)
  SELECT "crossingId", "occurredAt", "recordedAt", "localDay", "localHour", "gateId", lane, direction, outcome, traffic, "towardsHost", purpose,
    "personId", "companionOf", "permitId", "permitNumber", "permitType", "registrationId", nationality, sex, "birthYear", "checkId", vehicle, reason, device, flags, "recordedBy", supersedes
  FROM jsonb_to_recordset($1::jsonb) AS row ("crossingId" uuid, "occurredAt" timestamptz, "recordedAt" timestamptz, "localDay" date, "localHour" smallint, "gateId" text, lane text,
    direction text, outcome text, traffic text, "towardsHost" boolean, purpose text, "personId" uuid, "companionOf" uuid, "permitId" uuid, "permitNumber" text, "permitType" text,
    "registrationId" uuid, nationality text, sex text, "birthYear" integer, "checkId" uuid, vehicle jsonb, reason jsonb, device jsonb, flags text[], "recordedBy" text, supersedes uuid)`;

const INSERT_RECEIPTS = `
  INSERT INTO crossing_receipt (crossing_id, content_digest, recorded_at, flags)
  SELECT "crossingId", "contentDigest", "recordedAt", flags
  FROM jsonb_to_recordset($1::jsonb) AS row ("crossingId" uuid, "contentDigest" text, "recordedAt" timestamptz, flags text[])`;

/** Condition on a row of the ledger: no later fact has taken its place. */
export function counts(crossing: string): string {
  return `NOT EXISTS (SELECT FROM crossing_correction AS later WHERE later.crossing_id = ${crossing}.crossing_id)`;
}

/** The same for the rows of one person: what was corrected of them is looked up once, and the rows keep the order of their index. */
export function countsFor(crossing: string, personId: string): string {
  return `${crossing}.crossing_id <> ALL (ARRAY(SELECT corrected.crossing_id FROM crossing_correction AS corrected WHERE corrected.person_id = ${personId}))`;
}

const AT = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const ROW = `jsonb_strip_nulls(jsonb_build_object('crossingId', crossing_id, 'occurredAt', ${AT('occurred_at')}, 'recordedAt', ${AT('recorded_at')}, 'localDay', local_day,
    'localHour', local_hour, 'gateId', gate_id, 'lane', lane, 'direction', direction, 'outcome', outcome, 'traffic', traffic, 'towardsHost', towards_host, 'purpose', purpose,
    'personId', person_id, 'companionOf', companion_of, 'permitId', permit_id, 'permitNumber', permit_number, 'permitType', permit_type, 'registrationId', registration_id,
    'nationality', nationality, 'sex', sex, 'birthYear', birth_year, 'checkId', check_id, 'vehicle', vehicle, 'reason', reason, 'device', device, 'flags', flags,
    'recordedBy', recorded_by, 'supersedes', supersedes, 'contentDigest', ''))`;

// A document and a permit number may each lead to somebody: whichever is found second takes the place of what the first one led to.
const FIND_COUNTING = `
  WITH RECURSIVE place AS (
    SELECT $1::uuid AS crossing_id
    UNION ALL
    SELECT later.corrected_by FROM place JOIN crossing_correction AS later USING (crossing_id) WHERE later.why = 'identified'
  )
  SELECT ${ROW} AS row FROM crossing WHERE crossing_id = ANY (ARRAY(SELECT crossing_id FROM place)) AND ${counts('crossing')}`;

const LIST_COMPANIONS = `
  SELECT ${ROW} AS row FROM crossing
  WHERE gate_id = $1 AND local_day = $2 AND occurred_at = $3 AND companion_of = $4 AND ${counts('crossing')}
  ORDER BY crossing_id`;

/** The ledger. */
@Injectable()
export class CrossingStore {
  /**
   * Puts reports that arrive together in order: resends of one crossing, and two gates that report one person. All keys of a
   * batch are locked in one fixed order, so no two batches wait in a ring.
   */
  async lock(tx: Transaction, keys: readonly string[]): Promise<void> {
    await tx.query(
      'SELECT pg_advisory_xact_lock(key) FROM (SELECT DISTINCT hashtextextended(name, 0) AS key FROM unnest($1::text[]) AS name ORDER BY 1) AS ordered',
      [keys],
    );
  }

  async findReceipts(tx: Transaction, crossingIds: readonly string[]): Promise<ReadonlyMap<string, EarlierReceipt>> {
    const rows: EarlierReceipt[] = await tx.query(
      'SELECT crossing_id AS "crossingId", content_digest AS "contentDigest", recorded_at AS "recordedAt", flags FROM crossing_receipt WHERE crossing_id = ANY($1)',
      [crossingIds],
    );
    return new Map(rows.map((row) => [row.crossingId, row]));
  }

  async insert(db: Db, rows: readonly CrossingRow[]): Promise<void> {
    const json = JSON.stringify(rows);
    await db.query(INSERT_RECEIPTS, [json]);
    await db.query(INSERT_ROWS, [json]);
  }

  /** What counts of the record with this id: itself, or whichever took its place when somebody was identified; null where an officer changed it. */
  async findCounting(db: Db, crossingId: string): Promise<CrossingRow | null> {
    const [found]: { row: CrossingRow }[] = await db.query(FIND_COUNTING, [crossingId]);
    return found?.row ?? null;
  }

  /** The crossings of those who passed on the holder's paper in this one. */
  async listCompanions(db: Db, { gateId, localDay, occurredAt, crossingId }: CrossingRow): Promise<readonly CrossingRow[]> {
    const found: { row: CrossingRow }[] = await db.query(LIST_COMPANIONS, [gateId, localDay, occurredAt, crossingId]);
    return found.map(({ row }) => row);
  }

  /** A second correction of one record breaks the primary key: whoever corrects looks first, under the lock of the crossing. */
  async correct(db: Db, { crossingId, personId, correctedBy, why, recordedAt, recordedBy }: Correction): Promise<void> {
    await db.query(
      'INSERT INTO crossing_correction (crossing_id, person_id, corrected_by, why, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6)',
      [crossingId, personId, correctedBy, why, recordedAt, recordedBy],
    );
  }

  /** Monthly partitions ahead of time; a month without one falls into the default partition and is refused nothing. */
  async makePartitions(tx: Transaction, from: Date): Promise<void> {
    await tx.query('SELECT make_crossing_partitions($1::date, 4)', [from.toISOString()]);
  }
}
