import { Injectable } from '@nestjs/common';
import type { GatePublished, RegistrationChanged, RulebookInForce } from '@gatebook/contracts';
import type { Db, Transaction } from '@gatebook/service-kit';
import type { Gate } from '@gatebook/reference-data';
import type { Rulebook } from '@gatebook/rulebook';

/** Keeps our copies of gates, rulebooks and registrations. An older version that arrives late changes nothing. */
@Injectable()
export class KnowledgeStore {
  async keepGate(tx: Transaction, { gateId, version, gate }: GatePublished): Promise<void> {
    await tx.query(
      `INSERT INTO gate (gate_id, version, gate) VALUES ($1, $2, $3)
       ON CONFLICT (gate_id) DO UPDATE SET version = excluded.version, gate = excluded.gate WHERE gate.version < excluded.version`,
      [gateId, version, JSON.stringify(gate)],
    );
  }

  /** A version never changes once it is in force: a change is a new version. */
  async keepRulebook(tx: Transaction, { corridorId, version, document }: RulebookInForce): Promise<void> {
    await tx.query('INSERT INTO rulebook (corridor_id, version, document) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      corridorId,
      version,
      JSON.stringify(document),
    ]);
  }

  /** True when the registration is new to us or newer than our copy. */
  async keepRegistration(tx: Transaction, registration: RegistrationChanged): Promise<boolean> {
    const kept: unknown[] = await tx.query(
      `INSERT INTO registration (registration_id, version, office_id, registration) VALUES ($1, $2, $3, $4)
       ON CONFLICT (registration_id) DO UPDATE SET version = excluded.version, office_id = excluded.office_id, registration = excluded.registration
       WHERE registration.version < excluded.version
       RETURNING registration_id`,
      [registration.registrationId, registration.version, registration.officeId, JSON.stringify(registration)],
    );
    return kept.length > 0;
  }

  async forgetGate(tx: Transaction, gateId: string): Promise<void> {
    await tx.query('DELETE FROM gate WHERE gate_id = $1', [gateId]);
  }

  async forgetRulebooks(tx: Transaction, corridorId: string): Promise<void> {
    await tx.query('DELETE FROM rulebook WHERE corridor_id = $1', [corridorId]);
  }

  /** Permits rest on it, so the row stays, but counts as unknown until its source tells it anew. */
  async doubtRegistration(tx: Transaction, registrationId: string): Promise<void> {
    await tx.query('UPDATE registration SET version = 0 WHERE registration_id = $1', [registrationId]);
  }

  async listRulebooks(db: Db): Promise<readonly Rulebook[]> {
    const rows: { document: Rulebook }[] = await db.query('SELECT document FROM rulebook ORDER BY corridor_id, version');
    return rows.map(({ document }) => document);
  }

  async findGates(db: Db, gateIds: readonly string[]): Promise<ReadonlyMap<string, Gate>> {
    const rows: { gateId: string; gate: Gate }[] = await db.query('SELECT gate_id AS "gateId", gate FROM gate WHERE gate_id = ANY ($1)', [
      gateIds,
    ]);
    return new Map(rows.map(({ gateId, gate }) => [gateId, gate]));
  }

  async findRegistration(db: Db, registrationId: string): Promise<RegistrationChanged | null> {
    return this.registrationBy(db, registrationId, '');
  }

  /** Held as it is until the permit that is judged by it is kept: an end told meanwhile finds that permit. */
  async holdRegistration(db: Db, registrationId: string | null): Promise<RegistrationChanged | null> {
    return registrationId === null ? null : this.registrationBy(db, registrationId, ' FOR SHARE');
  }

  private async registrationBy(db: Db, registrationId: string, lock: string): Promise<RegistrationChanged | null> {
    const [row]: { registration: RegistrationChanged }[] = await db.query(
      `SELECT registration FROM registration WHERE registration_id = $1 AND version > 0${lock}`,
      [registrationId],
    );
    return row?.registration ?? null;
  }
}
