import { Injectable } from '@nestjs/common';
import type { QuotaLine, QuotaLineStanding } from '@gatebook/contracts';
import { holdName, shareName, type Transaction } from '@gatebook/service-kit';
import type { QuotaPeriod } from '@gatebook/vocabulary';
import { v7 as uuid } from 'uuid';
import type { PlaceHolder } from './quota.rules.js';

/** A line with its id. */
export interface KeptLine extends QuotaLineStanding {
  readonly lineId: string;
}

interface SqlLine {
  readonly lineId: string;
  readonly period: QuotaPeriod;
  readonly begins: string;
  readonly homeTerritory: string | null;
  readonly hostTerritory: string | null;
  readonly industry: string | null;
  readonly places: number;
  readonly reserved: number;
  readonly used: number;
}

const SELECT =
  'SELECT line_id AS "lineId", period, begins::text AS begins, home_territory AS "homeTerritory", host_territory AS "hostTerritory", industry, places, reserved, used FROM quota_line';

/** Keeps quotas. Lines are always locked in the order of their ids, so that no two submits wait for each other in a ring. */
@Injectable()
export class QuotaStore {
  async lines(tx: Transaction, agreementId: string): Promise<readonly KeptLine[]> {
    return linesOf(await tx.query(`${SELECT} WHERE agreement_id = $1 ORDER BY begins, line_id`, [agreementId]));
  }

  /** The lines for a change: whoever wants a place of one waits here until the one before has committed. */
  async lock(tx: Transaction, lineIds: readonly string[]): Promise<readonly KeptLine[]> {
    return linesOf(await tx.query(`${SELECT} WHERE line_id = ANY ($1::uuid[]) ORDER BY line_id FOR UPDATE`, [lineIds]));
  }

  async linesHeldBy(tx: Transaction, registrationId: string): Promise<readonly string[]> {
    const rows: { lineId: string }[] = await tx.query('SELECT line_id AS "lineId" FROM quota_place WHERE registration_id = $1', [
      registrationId,
    ]);
    return rows.map(({ lineId }) => lineId);
  }

  async reserve(tx: Transaction, registrationId: string, lineIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE quota_line SET reserved = reserved + 1 WHERE line_id = ANY ($1::uuid[])', [lineIds]);
    await tx.query('INSERT INTO quota_place (registration_id, line_id) SELECT $1, unnest($2::uuid[])', [registrationId, lineIds]);
  }

  async giveBack(tx: Transaction, registrationId: string, lineIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE quota_line SET reserved = reserved - 1 WHERE line_id = ANY ($1::uuid[])', [lineIds]);
    await tx.query('DELETE FROM quota_place WHERE registration_id = $1', [registrationId]);
  }

  async use(tx: Transaction, lineIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE quota_line SET reserved = reserved - 1, used = used + 1 WHERE line_id = ANY ($1::uuid[])', [lineIds]);
  }

  /**
   * A submission goes on while nobody sets the quota of its agreement, and whoever sets it waits until submissions under way
   * have committed: so a new line counts every place that has been taken, and no submission misses a new line.
   */
  async keepLines(tx: Transaction, agreementId: string): Promise<void> {
    await shareName(tx, `workers:quota:${agreementId}`);
  }

  /** The other side of `keepLines`: nobody takes a place meanwhile. */
  async holdSubmissions(tx: Transaction, agreementId: string): Promise<void> {
    await holdName(tx, `workers:quota:${agreementId}`);
  }

  /** The version of an agreement's quota, for a change; 0 when none has been set. Two who set one quota meet here. */
  async lockVersion(tx: Transaction, agreementId: string): Promise<number> {
    await tx.query('INSERT INTO quota (agreement_id, version) VALUES ($1, 0) ON CONFLICT DO NOTHING', [agreementId]);
    const [row]: { version: number }[] = await tx.query('SELECT version FROM quota WHERE agreement_id = $1 FOR UPDATE', [agreementId]);
    return row?.version ?? 0;
  }

  async version(tx: Transaction, agreementId: string): Promise<number> {
    const [row]: { version: number }[] = await tx.query('SELECT version FROM quota WHERE agreement_id = $1', [agreementId]);
    return row?.version ?? 0;
  }

  async setVersion(tx: Transaction, agreementId: string, version: number): Promise<void> {
    await tx.query('UPDATE quota SET version = $2 WHERE agreement_id = $1', [agreementId, version]);
  }

  /** Adds a line together with the places that are held of it from the start. */
  async insertLine(tx: Transaction, agreementId: string, line: QuotaLine, holders: readonly PlaceHolder[]): Promise<void> {
    const lineId = uuid();
    const used = holders.filter(({ isApproved }) => isApproved).length;
    await tx.query(
      `INSERT INTO quota_line (line_id, agreement_id, period, begins, home_territory, host_territory, industry, places, reserved, used)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        lineId,
        agreementId,
        line.period,
        line.from,
        line.homeTerritory ?? null,
        line.hostTerritory ?? null,
        line.industry ?? null,
        line.places,
        holders.length - used,
        used,
      ],
    );
    await tx.query('INSERT INTO quota_place (registration_id, line_id) SELECT unnest($1::uuid[]), $2', [
      holders.map(({ registrationId }) => registrationId),
      lineId,
    ]);
  }

  async setPlaces(tx: Transaction, lineId: string, places: number): Promise<void> {
    await tx.query('UPDATE quota_line SET places = $2 WHERE line_id = $1', [lineId, places]);
  }

  async removeLine(tx: Transaction, lineId: string): Promise<void> {
    await tx.query('DELETE FROM quota_line WHERE line_id = $1', [lineId]);
  }
}

function linesOf(rows: readonly SqlLine[]): readonly KeptLine[] {
  return rows.map(({ begins, homeTerritory, hostTerritory, industry, ...line }) => ({
    ...line,
    from: begins,
    homeTerritory: homeTerritory ?? undefined,
    hostTerritory: hostTerritory ?? undefined,
    industry: industry ?? undefined,
    free: line.places - line.reserved - line.used,
  }));
}
