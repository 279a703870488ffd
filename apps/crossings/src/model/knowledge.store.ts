import { Injectable } from '@nestjs/common';
import type { GatePublished, GateStatusChanged, RulebookInForce, TrustListPublished } from '@gatebook/contracts';
import type { TrustList } from '@gatebook/credential';
import type { Gate } from '@gatebook/reference-data';
import { daysCountedBack, rulebooksAsKnown, type GateNotice, type Rulebook, type SignedRulebook } from '@gatebook/rulebook';
import type { EntityManager } from 'typeorm';
import { noticeOf, type ToldNotice } from './notices.rules.js';
import { zoneOfSide } from './stays.rules.js';

/** What a gate needs to know whoever stands there: it changes seldom and is held in memory. */
export interface Knowledge {
  readonly revision: string;
  readonly gates: ReadonlyMap<string, Gate>;
  readonly notices: ReadonlyMap<string, readonly GateNotice[]>;
  readonly rulebooks: readonly Rulebook[];
  /** All that was ever signed: what a day that is past was judged by. */
  readonly signedRulebooks: readonly SignedRulebook[];
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
    const notices: { gate_id: string; notice: ToldNotice }[] = await tx.query('SELECT gate_id, notice FROM gate_notice ORDER BY notice_id');
    const rulebooks: { document: Rulebook; in_force_since: string | null }[] = await tx.query(
      'SELECT document, in_force_since FROM rulebook ORDER BY corridor_id, version',
    );
    const [trusted]: { trust_list: TrustList }[] = await tx.query('SELECT trust_list FROM trust_list');
    const noticesByGate = new Map<string, GateNotice[]>();
    for (const { gate_id, notice } of notices) noticesByGate.set(gate_id, [...(noticesByGate.get(gate_id) ?? []), noticeOf(notice)]);
    const signed = rulebooks.map(({ document, in_force_since }) => ({
      document,
      ...(in_force_since !== null && { inForceSince: in_force_since }),
    }));
    const documents = rulebooksAsKnown(signed, zoneOfSide);
    this.known = {
      revision,
      gates: new Map(gates.map(({ gate_id, gate }) => [gate_id, gate])),
      notices: noticesByGate,
      rulebooks: documents,
      signedRulebooks: signed,
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
  async keepRulebook(tx: EntityManager, { corridorId, version, document, inForceSince }: RulebookInForce): Promise<void> {
    await tx.query('INSERT INTO rulebook (corridor_id, version, document, in_force_since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
      corridorId,
      version,
      JSON.stringify(document),
      inForceSince ?? null,
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

  async forgetGate(tx: EntityManager, gateId: string): Promise<void> {
    await tx.query('DELETE FROM gate WHERE gate_id = $1', [gateId]);
    await this.changed(tx);
  }

  async forgetNotice(tx: EntityManager, noticeId: string): Promise<void> {
    await tx.query('DELETE FROM gate_notice WHERE notice_id = $1', [noticeId]);
    await this.changed(tx);
  }

  async forgetRulebooks(tx: EntityManager, corridorId: string): Promise<void> {
    await tx.query('DELETE FROM rulebook WHERE corridor_id = $1', [corridorId]);
    await this.changed(tx);
  }

  async forgetTrustList(tx: EntityManager): Promise<void> {
    await tx.query('DELETE FROM trust_list');
    await this.changed(tx);
  }

  private async changed(tx: EntityManager): Promise<void> {
    await tx.query('UPDATE knowledge SET revision = revision + 1');
  }
}
