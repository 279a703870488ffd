import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MonthWithNews, StockStore } from '../../model/contribution.store.js';
import type { KeptContribution } from '../../model/month-cube.rules.js';
import { TABLE_ID } from './table-id.js';

interface ContributionRow {
  readonly person: string;
  readonly codes: readonly string[];
  readonly employer: string;
  readonly since: number;
  readonly value: number;
}

/** Stock of each month as releases held it. */
@Injectable()
export class WorkerContributionStore implements StockStore {
  months(db: EntityManager, untilMonth: string, release: number): Promise<readonly MonthWithNews[]> {
    return db.query(`SELECT month, max(since) AS newest FROM worker_contribution WHERE month <= $1 AND since <= $2 GROUP BY 1 ORDER BY 1`, [
      untilMonth,
      release,
    ]);
  }

  /** Months in which any contract held, up to the given one. */
  async stockMonths(db: EntityManager, untilMonth: string): Promise<readonly string[]> {
    const rows: { month: string }[] = await db.query(
      `SELECT to_char(first_day, 'YYYY-MM') AS month
       FROM generate_series((SELECT date_trunc('month', min(contract_from)::timestamp) FROM registration_version), to_date($1, 'YYYY-MM')::timestamp, interval '1 month') AS first_day`,
      [untilMonth],
    );
    return rows.map(({ month }) => month);
  }

  /**
   * Writes down how the stock of a month's last day, in the side's zone, differs from what is booked up to this release. What an earlier
   * attempt at the same release booked is corrected. Once the release has cells its stock is settled.
   */
  async keepStock(db: EntityManager, month: string, release: number, zone: string): Promise<void> {
    await db.query(
      `WITH latest AS (
         SELECT DISTINCT ON (registration_id) registration_id, person_id, status, changed_at, contract_from, contract_to, home_territory, host_territory, sex, occupation, employer_id
         FROM registration_version ORDER BY registration_id, version DESC
       ), last AS (
         SELECT (to_date($1, 'YYYY-MM') + interval '1 month' - interval '1 day')::date AS day
       ), stock AS (
         SELECT DISTINCT person_id, coalesce(home_territory, 'unknown') AS home_territory, host_territory, sex, occupation,
           coalesce(employer_id::text, '') AS employer, 1 AS value
         FROM latest, last WHERE contract_from <= day AND day <= contract_to
           AND (status IN ('active', 'suspended') OR (status = 'ended' AND day < (changed_at AT TIME ZONE $3)::date AND EXISTS (
             SELECT FROM registration_version AS earlier
             WHERE earlier.registration_id = latest.registration_id AND earlier.status IN ('active', 'suspended')
           )))
       ), known AS (
         SELECT person_id, home_territory, host_territory, sex, occupation, employer, sum(value) AS value
         FROM worker_contribution WHERE month = $1 AND since <= $2 GROUP BY 1, 2, 3, 4, 5, 6
       )
       INSERT INTO worker_contribution (month, person_id, home_territory, host_territory, sex, occupation, employer, since, value)
       SELECT $1, person_id, home_territory, host_territory, sex, occupation, employer, $2, coalesce(stock.value, 0) - coalesce(known.value, 0)
       FROM stock FULL JOIN known USING (person_id, home_territory, host_territory, sex, occupation, employer)
       WHERE coalesce(stock.value, 0) <> coalesce(known.value, 0)
         AND NOT EXISTS (SELECT 1 FROM release_cell WHERE table_id = $4 AND number = $2)
       ON CONFLICT ON CONSTRAINT worker_contribution_pkey DO UPDATE SET value = worker_contribution.value + excluded.value`,
      [month, release, zone, TABLE_ID],
    );
  }

  async *ofMonth(db: EntityManager, month: string, release: number): AsyncGenerator<readonly KeptContribution[]> {
    const rows: ContributionRow[] = await db.query(
      `SELECT person_id AS person, ARRAY[home_territory, host_territory, sex, occupation] AS codes, employer, since, value
       FROM worker_contribution WHERE month = $1 AND since <= $2`,
      [month, release],
    );
    yield rows.map(({ employer, ...row }) => ({ ...row, contributor: employer === '' ? null : employer }));
  }
}
