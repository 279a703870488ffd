import { Injectable } from '@nestjs/common';
import type { TableRelease } from '@gatebook/contracts';
import type { Db, Transaction } from '@gatebook/service-kit';
import { holdReleaseNumber } from './release-number.store.js';
import { publicReport, type MonthReport, type ReleaseReport } from './release-report.rules.js';
import { NATIONAL, type TableShape } from './table.rules.js';

/** A cell as it is kept in a release. */
export interface ReleaseCell {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: string | null;
}

/** A cell with what the next release must know of it. */
export interface KeptCell extends ReleaseCell {
  readonly basis: number;
}

/** A cell to be frozen. */
export interface NewCell {
  readonly place: number;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number | null;
  readonly territory: string;
  readonly basis: number;
  readonly totals: readonly string[];
}

/** A release that disclosure control made, for the one after it. */
export interface EarlierRelease {
  readonly number: number;
  /** The last month that it told of. */
  readonly until: string;
  readonly report: ReleaseReport;
}

/** Cells that one statement inserts: a release is written in pieces that each commit within a second. */
const CELLS_AT_ONCE = 5000;

/** Keeps frozen vintages of tables. */
@Injectable()
export class ReleaseStore {
  /**
   * Takes the next number; nobody sees the release before it is published. Two makers at once get two numbers. Waits for the events that are
   * being counted, and lets others wait: what counts towards this number is there when the number is.
   */
  async reserve(tx: Transaction, table: Pick<TableShape, 'id'>, untilMonth: string, madeAt: Date): Promise<number> {
    await holdReleaseNumber(tx, table.id);
    const [next]: { number: number }[] = await tx.query(
      `INSERT INTO release (table_id, number, status, until_month, made_at, published_at)
       SELECT $1, coalesce(max(number), 0) + 1, 'provisional', $2, $3, NULL FROM release WHERE table_id = $1 RETURNING number`,
      [table.id, untilMonth, madeAt.toISOString()],
    );
    if (!next) throw new Error('no release number');
    return next.number;
  }

  /** Whether a release with this number can be seen, and until which month it goes. */
  async state(db: Db, tableId: string, number: number): Promise<{ until: string; published: boolean }> {
    const [found]: { until: string; published: boolean }[] = await db.query(
      'SELECT until_month AS until, published_at IS NOT NULL AS published FROM release WHERE table_id = $1 AND number = $2',
      [tableId, number],
    );
    if (!found) throw new Error(`release ${number} of ${tableId} is missing`);
    return found;
  }

  /** Whether a later release was published or at least begun: it does not rest on this one, so this one comes too late. */
  async isPassedOver(db: Db, tableId: string, number: number): Promise<boolean> {
    const [found]: { passed: boolean }[] = await db.query(
      `SELECT EXISTS (SELECT 1 FROM release WHERE table_id = $1 AND number > $2 AND published_at IS NOT NULL)
         OR EXISTS (SELECT 1 FROM release_cell WHERE table_id = $1 AND number > $2) AS passed`,
      [tableId, number],
    );
    return found?.passed ?? false;
  }

  /** The newest published release before this one that disclosure control made. */
  async earlier(db: Db, tableId: string, number: number): Promise<EarlierRelease | null> {
    const [found]: EarlierRelease[] = await db.query(
      `SELECT number, until_month AS until, report FROM release WHERE table_id = $1 AND number < $2 AND published_at IS NOT NULL AND report IS NOT NULL
       ORDER BY number DESC LIMIT 1`,
      [tableId, number],
    );
    return found ?? null;
  }

  /** Cells of one month as a release holds them. */
  async month(db: Db, tableId: string, number: number, month: string): Promise<readonly KeptCell[]> {
    return db.query(
      `SELECT dimensions, value, basis FROM release_cell WHERE table_id = $1 AND number = $2 AND dimensions ->> 'month' = $3 ORDER BY place`,
      [tableId, number, month],
    );
  }

  /** Takes a month over from an earlier release as it stands; answers with the number of its cells. */
  async copyMonth(db: Db, tableId: string, from: number, to: number, month: string, place: number): Promise<number> {
    const [copied]: { cells: number }[] = await db.query(
      `WITH copied AS (
         INSERT INTO release_cell (table_id, number, place, dimensions, value, territory, basis, totals)
         SELECT table_id, $3, $5 + (row_number() OVER (ORDER BY place))::int - 1, dimensions, value, territory, basis, totals
         FROM release_cell WHERE table_id = $1 AND number = $2 AND dimensions ->> 'month' = $4
         ON CONFLICT DO NOTHING RETURNING 1
       ) SELECT (SELECT count(*)::int FROM release_cell WHERE table_id = $1 AND number = $2 AND dimensions ->> 'month' = $4) AS cells, count(*) FROM copied`,
      [tableId, from, to, month, place],
    );
    return copied?.cells ?? 0;
  }

  /** Freezes cells, some thousands at a time; cells that are there already stay. */
  async freeze(db: Db, tableId: string, number: number, cells: readonly NewCell[]): Promise<void> {
    for (let from = 0; from < cells.length; from += CELLS_AT_ONCE) {
      const some = cells.slice(from, from + CELLS_AT_ONCE);
      await db.query(
        `INSERT INTO release_cell (table_id, number, place, dimensions, value, territory, basis, totals)
         SELECT $1, $2, place, dimensions, value, territory, basis, ARRAY(SELECT jsonb_array_elements_text(totals))
         FROM unnest($3::int[], $4::jsonb[], $5::bigint[], $6::text[], $7::int[], $8::jsonb[]) AS cell (place, dimensions, value, territory, basis, totals)
         ON CONFLICT DO NOTHING`,
        [
          tableId,
          number,
          some.map(({ place }) => place),
          some.map(({ dimensions }) => JSON.stringify(dimensions)),
          some.map(({ value }) => value),
          some.map(({ territory }) => territory),
          some.map(({ basis }) => basis),
          some.map(({ totals }) => JSON.stringify(totals)),
        ],
      );
    }
  }

  /**
   * Shows a release to its readers; from now on it never changes. Answers false, and shows nothing, when the newest published release is no
   * longer the one it rests on (null: none): two that rest on the same one would tell their difference.
   */
  async publish(
    tx: Transaction,
    tableId: string,
    number: number,
    report: Readonly<Record<string, MonthReport>>,
    at: Date,
    restsOn: number | null,
  ): Promise<boolean> {
    await holdReleaseNumber(tx, tableId);
    const [, published]: [unknown, number] = await tx.query(
      `UPDATE release SET published_at = $3, report = $4, disclosure = $5,
         cells = (SELECT count(*) FROM release_cell WHERE table_id = $1 AND number = $2),
         suppressed = (SELECT count(*) FROM release_cell WHERE table_id = $1 AND number = $2 AND value IS NULL)
       WHERE table_id = $1 AND number = $2 AND published_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM release AS other
         WHERE other.table_id = $1 AND other.number > $6 AND other.published_at IS NOT NULL AND (other.report IS NOT NULL OR other.number > $2))`,
      [tableId, number, at.toISOString(), JSON.stringify(report), JSON.stringify(publicReport(report)), restsOn ?? 0],
    );
    return published === 1;
  }

  async list(db: Db, tableId: string): Promise<readonly TableRelease[]> {
    return db.query(
      `SELECT table_id AS "table", number AS release, status, until_month AS until, to_json(made_at) AS "madeAt", disclosure,
         coalesce(cells, (SELECT count(*)::int FROM release_cell AS cell WHERE (cell.table_id, cell.number) = (release.table_id, release.number))) AS cells,
         coalesce(suppressed, (SELECT count(*)::int FROM release_cell AS cell WHERE (cell.table_id, cell.number) = (release.table_id, release.number) AND value IS NULL)) AS suppressed
       FROM release WHERE table_id = $1 AND published_at IS NOT NULL ORDER BY number DESC`,
      [tableId],
    );
  }

  /** Cells that fit the wanted codes, and totals only over dimensions that were asked for; `territory` limits them to its own and the nation's. */
  async cells(
    db: Db,
    tableId: string,
    number: number,
    wanted: Readonly<Record<string, string>>,
    territory: string | null,
  ): Promise<readonly ReleaseCell[]> {
    return db.query(
      `SELECT dimensions, value FROM release_cell
       WHERE table_id = $1 AND number = $2 AND dimensions @> $3::jsonb AND totals <@ $5::text[]
         AND ($4::text IS NULL OR territory = $4 OR territory = $6) ORDER BY place`,
      [tableId, number, JSON.stringify(wanted), territory, Object.keys(wanted), NATIONAL],
    );
  }

  /** Whether any cell of a release, whoever may read it, has this code. */
  async holdsCode(db: Db, tableId: string, number: number, dimension: string, code: string): Promise<boolean> {
    const [found]: { held: boolean }[] = await db.query(
      'SELECT EXISTS (SELECT 1 FROM release_cell WHERE table_id = $1 AND number = $2 AND dimensions @> $3::jsonb) AS held',
      [tableId, number, JSON.stringify({ [dimension]: code })],
    );
    return found?.held ?? false;
  }

  /** Codes that occur in the newest release, by dimension. */
  async codes(db: Db, tableId: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows: { dimension: string; codes: string[] }[] = await db.query(
      `SELECT dimension, array_agg(DISTINCT code ORDER BY code) AS codes
       FROM release_cell CROSS JOIN LATERAL jsonb_each_text(dimensions) AS pair (dimension, code)
       WHERE table_id = $1 AND number = (SELECT max(number) FROM release WHERE table_id = $1 AND published_at IS NOT NULL) GROUP BY dimension`,
      [tableId],
    );
    return new Map(rows.map(({ dimension, codes }) => [dimension, codes]));
  }
}
