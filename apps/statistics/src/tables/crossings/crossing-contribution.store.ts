import { Injectable } from '@nestjs/common';
import type { CrossingRecorded } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import type { ContributionStore, MonthWithNews } from '../../model/contribution.store.js';
import type { KeptContribution } from '../../model/month-cube.rules.js';
import { shareReleaseNumber } from '../../model/release-number.store.js';
import { TABLE_ID } from './table-id.js';

interface ContributionRow {
  readonly person: string;
  readonly gate: string;
  readonly direction: string;
  readonly traffic: string;
  readonly since: number;
  readonly crossings: string;
}

/** Crossings that were recorded as passed, by cell and person. */
@Injectable()
export class CrossingContributionStore implements ContributionStore {
  /** Called once for what an event adds, or takes back from what counted before: a release that was made keeps what it held. */
  async count(tx: Transaction, crossing: CrossingRecorded, personKey: Buffer, by: 1 | -1 = 1): Promise<void> {
    const { gateId, localDay, direction, traffic } = crossing;
    await shareReleaseNumber(tx, TABLE_ID);
    await tx.query(
      `INSERT INTO crossing_contribution (local_day, gate_id, direction, traffic, person_key, since, crossings)
       SELECT $1, $2, $3, $4, $5, coalesce(max(number), 0) + 1, $7 FROM release WHERE table_id = $6
       ON CONFLICT (local_day, gate_id, direction, traffic, person_key, since) DO UPDATE SET crossings = crossing_contribution.crossings + excluded.crossings`,
      [localDay, gateId, direction, traffic, personKey, TABLE_ID, by],
    );
  }

  months(db: EntityManager, untilMonth: string, release: number): Promise<readonly MonthWithNews[]> {
    return db.query(
      `SELECT to_char(local_day, 'YYYY-MM') AS month, max(since) AS newest FROM crossing_contribution
       WHERE since <= $2 GROUP BY 1 HAVING to_char(local_day, 'YYYY-MM') <= $1 ORDER BY 1`,
      [untilMonth, release],
    );
  }

  /** Day by day: a month of a large gate has a million of them. */
  async *ofMonth(db: EntityManager, month: string, release: number): AsyncGenerator<readonly KeptContribution[]> {
    const days: { day: string }[] = await db.query(
      `SELECT DISTINCT local_day::text AS day FROM crossing_contribution
       WHERE local_day >= to_date($1, 'YYYY-MM') AND local_day < to_date($1, 'YYYY-MM') + interval '1 month' ORDER BY 1`,
      [month],
    );
    for (const { day } of days) yield contributionsOf(day, await this.rowsOf(db, day, release));
  }

  private rowsOf(db: EntityManager, day: string, release: number): Promise<readonly ContributionRow[]> {
    return db.query(
      `SELECT encode(person_key, 'hex') AS person, gate_id AS gate, direction, traffic, since, crossings
       FROM crossing_contribution WHERE local_day = $1 AND since <= $2`,
      [day, release],
    );
  }
}

/** A day has few cells and many persons: they share their codes. */
function contributionsOf(day: string, rows: readonly ContributionRow[]): readonly KeptContribution[] {
  const shared = new Map<string, readonly string[]>();
  return rows.map(({ person, gate, direction, traffic, since, crossings }) => {
    const cell = `${gate} ${direction} ${traffic}`;
    const codes = shared.get(cell) ?? [gate, day, direction, traffic];
    shared.set(cell, codes);
    return { person: person === '' ? null : person, codes, value: Number(crossings), since };
  });
}
