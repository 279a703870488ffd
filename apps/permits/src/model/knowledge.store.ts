import { Injectable } from '@nestjs/common';
import type { RegistrationChanged } from '@gatebook/contracts';
import type { Db } from '@gatebook/service-kit';
import type { Gate } from '@gatebook/reference-data';
import type { Rulebook } from '@gatebook/rulebook';

/** Reads our copies of gates, rulebooks and registrations (`knowledge.copy.ts`). */
@Injectable()
export class KnowledgeStore {
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
