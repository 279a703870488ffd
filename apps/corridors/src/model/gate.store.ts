import { Injectable } from '@nestjs/common';
import type { Gate } from '@gatebook/reference-data';
import { canonicalDigest, type Db, holdName, type Transaction } from '@gatebook/service-kit';

/** A gate as published. */
export interface PublishedGate {
  readonly gateId: string;
  readonly version: number;
  readonly gate: Gate;
}

/** Keeps the gates that the other services have been told of. */
@Injectable()
export class GateStore {
  /** Replicas that start together go one after the other: the second finds everything published. */
  async lockPublishing(tx: Transaction): Promise<void> {
    await holdName(tx, 'corridors:publish-gates');
  }

  /** Writes those that are new or whose content changed, and gives them back with their new version. */
  async publish(tx: Transaction, gates: readonly Gate[], at: Date): Promise<readonly PublishedGate[]> {
    const rows: { gateId: string; version: number }[] = await tx.query(
      `INSERT INTO gate (gate_id, version, digest, gate, published_at)
       SELECT gate_id, 1, digest, body, $4 FROM unnest($1::text[], $2::text[], $3::jsonb[]) AS given (gate_id, digest, body)
       ON CONFLICT (gate_id) DO UPDATE SET version = gate.version + 1, digest = excluded.digest, gate = excluded.gate, published_at = excluded.published_at
       WHERE gate.digest <> excluded.digest
       RETURNING gate_id AS "gateId", version`,
      [gates.map(({ id }) => id), gates.map((gate) => canonicalDigest(gate)), gates.map((gate) => JSON.stringify(gate)), at.toISOString()],
    );
    const byId = new Map(gates.map((gate) => [gate.id, gate]));
    return rows.flatMap(({ gateId, version }) => {
      const gate = byId.get(gateId);
      return gate ? [{ gateId, version, gate }] : [];
    });
  }

  async list(db: Db): Promise<readonly PublishedGate[]> {
    return db.query('SELECT gate_id AS "gateId", version, gate FROM gate ORDER BY gate_id');
  }

  async find(db: Db, gateId: string): Promise<PublishedGate | null> {
    const [gate]: PublishedGate[] = await db.query('SELECT gate_id AS "gateId", version, gate FROM gate WHERE gate_id = $1', [gateId]);
    return gate ?? null;
  }
}
