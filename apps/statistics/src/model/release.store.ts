import { Injectable } from '@nestjs/common';
import { findGate } from '@gatebook/reference-data';
import type { TableRelease } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';
import { shownValue } from './disclosure.rules.js';
import type { Table } from './tables.js';

/** A cell as it is kept in a release. */
export interface ReleaseCell {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: string | null;
}

/** Keeps frozen vintages of tables. */
@Injectable()
export class ReleaseStore {
  /** Freezes the cells of all months up to the given one; two makers at once get two numbers. */
  async make(tx: EntityManager, table: Table, side: string, untilMonth: string, madeAt: Date): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [`release:${table.id}`]);
    const [next]: { number: number }[] = await tx.query('SELECT coalesce(max(number), 0) + 1 AS number FROM release WHERE table_id = $1', [
      table.id,
    ]);
    if (!next) throw new Error('no release number');
    await tx.query(`INSERT INTO release (table_id, number, status, until_month, made_at) VALUES ($1, $2, 'provisional', $3, $4)`, [
      table.id,
      next.number,
      untilMonth,
      madeAt.toISOString(),
    ]);
    const cells: { dimensions: Record<string, string>; value: string }[] = await tx.query(table.cellsSql, [untilMonth]);
    await tx.query(
      `INSERT INTO release_cell (table_id, number, place, dimensions, value, territory)
       SELECT $1, $2, place, dimensions, value, territory FROM unnest($3::jsonb[], $4::bigint[], $5::text[]) WITH ORDINALITY AS cell (dimensions, value, territory, place)`,
      [
        table.id,
        next.number,
        cells.map(({ dimensions }) => JSON.stringify(dimensions)),
        cells.map(({ value }) => shownValue(Number(value))),
        cells.map(({ dimensions }) => territoryOf(table, dimensions, side)),
      ],
    );
    return next.number;
  }

  async list(tx: EntityManager, tableId: string): Promise<readonly TableRelease[]> {
    return tx.query(
      `SELECT table_id AS "table", number AS release, status, until_month AS until, to_json(made_at) AS "madeAt",
         (SELECT count(*)::int FROM release_cell AS cell WHERE (cell.table_id, cell.number) = (release.table_id, release.number)) AS cells,
         (SELECT count(*)::int FROM release_cell AS cell WHERE (cell.table_id, cell.number) = (release.table_id, release.number) AND value IS NULL) AS suppressed
       FROM release WHERE table_id = $1 ORDER BY number DESC`,
      [tableId],
    );
  }

  /** Cells that fit the wanted codes; `territory` limits them to one territory's own. */
  async cells(
    tx: EntityManager,
    tableId: string,
    number: number,
    wanted: Readonly<Record<string, string>>,
    territory: string | null,
  ): Promise<readonly ReleaseCell[]> {
    return tx.query(
      `SELECT dimensions, value FROM release_cell
       WHERE table_id = $1 AND number = $2 AND dimensions @> $3::jsonb AND ($4::text IS NULL OR territory = $4) ORDER BY place`,
      [tableId, number, JSON.stringify(wanted), territory],
    );
  }

  /** Codes that occur in the newest release, by dimension. */
  async codes(tx: EntityManager, tableId: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows: { dimension: string; codes: string[] }[] = await tx.query(
      `SELECT dimension, array_agg(DISTINCT code ORDER BY code) AS codes
       FROM release_cell CROSS JOIN LATERAL jsonb_each_text(dimensions) AS pair (dimension, code)
       WHERE table_id = $1 AND number = (SELECT max(number) FROM release WHERE table_id = $1) GROUP BY dimension`,
      [tableId],
    );
    return new Map(rows.map(({ dimension, codes }) => [dimension, codes]));
  }
}

function territoryOf(table: Table, dimensions: Readonly<Record<string, string>>, side: string): string | null {
  if (table.territoryOf === 'homeTerritory') return dimensions.homeTerritory ?? null;
  return findGate(dimensions.gate ?? '')?.posts.find((post) => post.side === side)?.territory ?? null;
}
