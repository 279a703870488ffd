import { Injectable } from '@nestjs/common';
import type { CrossingRecorded } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';
import type { KeptContribution } from './month-cube.rules.js';
import { CROSSINGS, NUMBER_LOCK, WORKERS, type Table } from './tables.js';

interface CrossingRow {
  readonly person: string;
  readonly gate: string;
  readonly direction: string;
  readonly traffic: string;
  readonly since: number;
  readonly crossings: string;
}

interface WorkerRow {
  readonly person: string;
  readonly codes: readonly string[];
  readonly employer: string;
  readonly since: number;
  readonly value: number;
}

/** Who contributed to which cell, and since which release; confidential. */
@Injectable()
export class ContributionStore {
  /**
   * Called once for what an event adds, or takes back from what counted before: a release that was made keeps what it held. A release takes its number under the same lock, alone: it waits until events that count towards the number are committed,
   * and those after see the number. The lock is a statement of its own, because the next one must see what was committed meanwhile.
   */
  async count(tx: EntityManager, crossing: CrossingRecorded, personKey: Buffer, by: 1 | -1 = 1): Promise<void> {
    const { gateId, localDay, direction, traffic } = crossing;
    await tx.query(`SELECT pg_advisory_xact_lock_shared(${NUMBER_LOCK})`, [CROSSINGS.id]);
    await tx.query(
      `INSERT INTO crossing_contribution (local_day, gate_id, direction, traffic, person_key, since, crossings)
       SELECT $1, $2, $3, $4, $5, coalesce(max(number), 0) + 1, $7 FROM release WHERE table_id = $6
       ON CONFLICT (local_day, gate_id, direction, traffic, person_key, since) DO UPDATE SET crossings = crossing_contribution.crossings + excluded.crossings`,
      [localDay, gateId, direction, traffic, personKey, CROSSINGS.id, by],
    );
  }

  /** Months up to the given one with contributions, and the newest release that brought any of them. */
  async months(
    tx: EntityManager,
    table: Table,
    untilMonth: string,
    release: number,
  ): Promise<readonly { month: string; newest: number }[]> {
    return table === CROSSINGS
      ? tx.query(
          `SELECT to_char(local_day, 'YYYY-MM') AS month, max(since) AS newest FROM crossing_contribution
           WHERE since <= $2 GROUP BY 1 HAVING to_char(local_day, 'YYYY-MM') <= $1 ORDER BY 1`,
          [untilMonth, release],
        )
      : tx.query(`SELECT month, max(since) AS newest FROM worker_contribution WHERE month <= $1 AND since <= $2 GROUP BY 1 ORDER BY 1`, [
          untilMonth,
          release,
        ]);
  }

  /** Months in which any contract held, up to the given one. */
  async contractMonths(tx: EntityManager, untilMonth: string): Promise<readonly string[]> {
    const rows: { month: string }[] = await tx.query(
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
  async keepStock(tx: EntityManager, month: string, release: number, zone: string): Promise<void> {
    await tx.query(
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
      [month, release, zone, WORKERS.id],
    );
  }

  /** What a release holds of a month. Crossings are read day by day: a month of a large gate has a million of them. */
  async *ofMonth(tx: EntityManager, table: Table, month: string, release: number): AsyncGenerator<readonly KeptContribution[]> {
    if (table !== CROSSINGS) {
      yield await this.workersOf(tx, month, release);
      return;
    }
    const days: { day: string }[] = await tx.query(
      `SELECT DISTINCT local_day::text AS day FROM crossing_contribution
       WHERE local_day >= to_date($1, 'YYYY-MM') AND local_day < to_date($1, 'YYYY-MM') + interval '1 month' ORDER BY 1`,
      [month],
    );
    for (const { day } of days) {
      const rows: CrossingRow[] = await tx.query(
        `SELECT encode(person_key, 'hex') AS person, gate_id AS gate, direction, traffic, since, crossings
         FROM crossing_contribution WHERE local_day = $1 AND since <= $2`,
        [day, release],
      );
      // A day has few cells and many persons: they share their codes.
      const shared = new Map<string, readonly string[]>();
      yield rows.map(({ person, gate, direction, traffic, since, crossings }) => {
        const cell = `${gate} ${direction} ${traffic}`;
        const codes = shared.get(cell) ?? [gate, day, direction, traffic];
        shared.set(cell, codes);
        return { person: person === '' ? null : person, codes, value: Number(crossings), since };
      });
    }
  }

  private async workersOf(tx: EntityManager, month: string, release: number): Promise<readonly KeptContribution[]> {
    const rows: WorkerRow[] = await tx.query(
      `SELECT person_id AS person, ARRAY[home_territory, host_territory, sex, occupation] AS codes, employer, since, value
       FROM worker_contribution WHERE month = $1 AND since <= $2`,
      [month, release],
    );
    return rows.map(({ employer, ...row }) => ({ ...row, contributor: employer === '' ? null : employer }));
  }
}
