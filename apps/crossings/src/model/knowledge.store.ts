import { Injectable } from '@nestjs/common';
import type { GatePublished, GateStatusChanged, RulebookInForce, TrustListPublished } from '@gatebook/contracts';
import type { TrustList } from '@gatebook/credential';
import type { Gate } from '@gatebook/reference-data';
import { daysCountedBack, type GateNotice, type Rulebook } from '@gatebook/rulebook';
import type { EntityManager } from 'typeorm';

/** What a gate needs to know whoever stands there: it changes seldom and is held in memory. */
export interface Knowledge {
  readonly revision: string;
  readonly gates: ReadonlyMap<string, Gate>;
  readonly notices: ReadonlyMap<string, readonly GateNotice[]>;
  readonly rulebooks: readonly Rulebook[];
  readonly trustList: TrustList;
  /** How far back the windows and caps of the rulebooks count; 0 where there are none. */
  readonly countedDays: number;
}

const NOTHING_TRUSTED: TrustList = { sequence: 0, issuedAt: '1970-01-01T00:00:00Z', keys: [] };

/** Keeps our copies of gates, notices, rulebooks and keys. */
@Injectable()
export class KnowledgeStore {
  private known: Knowledge | null = null;

  /** The knowledge of this revision, read again when another process or consumer has changed it. */
  async at(tx: EntityManager, revision: string): Promise<Knowledge> {
    if (this.known?.revision === revision) return this.known;
    const gates: { gate_id: string; gate: Gate }[] = await tx.query('SELECT gate_id, gate FROM gate');
    const notices: { gate_id: string; notice: GateNotice }[] = await tx.query('SELECT gate_id, notice FROM gate_notice ORDER BY notice_id');
    const rulebooks: { document: Rulebook }[] = await tx.query('SELECT document FROM rulebook ORDER BY corridor_id, version');
    const [trusted]: { trust_list: TrustList }[] = await tx.query('SELECT trust_list FROM trust_list');
    const noticesByGate = new Map<string, GateNotice[]>();
    for (const { gate_id, notice } of notices) noticesByGate.set(gate_id, [...(noticesByGate.get(gate_id) ?? []), notice]);
    const documents = rulebooks.map(({ document }) => document);
    this.known = {
      revision,
      gates: new Map(gates.map(({ gate_id, gate }) => [gate_id, gate])),
      notices: noticesByGate,
      rulebooks: documents,
      countedDays: daysCountedBack(documents),
      trustList: trusted?.trust_list ?? NOTHING_TRUSTED,
    };
    return this.known;
  }

  async revision(tx: EntityManager): Promise<string> {
    const [row]: { revision: string }[] = await tx.query('SELECT revision FROM knowledge');
    if (!row) throw new Error('the knowledge row is missing');
    return row.revision;
  }

  async keepGate(tx: EntityManager, { gateId, version, gate }: GatePublished): Promise<void> {
    await tx.query(
      `INSERT INTO gate (gate_id, version, gate) VALUES ($1, $2, $3)
       ON CONFLICT (gate_id) DO UPDATE SET version = excluded.version, gate = excluded.gate WHERE gate.version < excluded.version`,
      [gateId, version, JSON.stringify(gate)],
    );
    await this.changed(tx);
  }

  async keepNotice(tx: EntityManager, { noticeId, version, gateId, ...notice }: GateStatusChanged): Promise<void> {
    await tx.query(
      `INSERT INTO gate_notice (notice_id, version, gate_id, notice) VALUES ($1, $2, $3, $4)
       ON CONFLICT (notice_id) DO UPDATE SET version = excluded.version, notice = excluded.notice WHERE gate_notice.version < excluded.version`,
      [noticeId, version, gateId, JSON.stringify(notice)],
    );
    await this.changed(tx);
  }

  /** A version never changes once it is in force: a change is a new version. */
  async keepRulebook(tx: EntityManager, { corridorId, version, document }: RulebookInForce): Promise<void> {
    await tx.query('INSERT INTO rulebook (corridor_id, version, document) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      corridorId,
      version,
      JSON.stringify(document),
    ]);
    await this.changed(tx);
  }

  async keepTrustList(tx: EntityManager, { sequence, trustList }: TrustListPublished): Promise<void> {
    await tx.query(
      `INSERT INTO trust_list (sequence, trust_list) VALUES ($1, $2)
       ON CONFLICT (singleton) DO UPDATE SET sequence = excluded.sequence, trust_list = excluded.trust_list WHERE trust_list.sequence < excluded.sequence`,
      [sequence, JSON.stringify(trustList)],
    );
    await this.changed(tx);
  }

  private async changed(tx: EntityManager): Promise<void> {
    await tx.query('UPDATE knowledge SET revision = revision + 1');
  }
}
