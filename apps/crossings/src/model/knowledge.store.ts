import { Injectable } from '@nestjs/common';
import type { TrustList } from '@gatebook/credential';
import type { Gate } from '@gatebook/reference-data';
import { daysCountedBack, rulebooksAsKnown, type GateNotice, type Rulebook, type SignedRulebook } from '@gatebook/rulebook';
import { Clock, type Db, type Transaction } from '@gatebook/service-kit';
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

/** Knowledge good for questions about this instant and later. */
interface Held {
  readonly from: Date;
  readonly knowledge: Knowledge;
}

/** Reports hardly ever come later than this. */
const LATELY_MS = 30 * 24 * 60 * 60 * 1000;
const LONG_AGO = new Date(0);

// Over by the instant: its end has passed, or one without an end followed it that may end it (packages/rulebook, gate-state.ts: `heldNotices`) for the same
// post and traffic. What ends the second ends the first as well, so that leaving out all that are over changes nothing from the instant on.
const NOTICES = `
  SELECT gate_id AS "gateId", notice FROM gate_notice AS told
  WHERE CASE WHEN notice ->> 'until' IS NOT NULL THEN (notice ->> 'until')::timestamptz > $1
    ELSE NOT EXISTS (
      SELECT 1 FROM gate_notice AS later
      WHERE later.gate_id = told.gate_id AND later.notice ->> 'until' IS NULL
        AND (later.notice ->> 'from')::timestamptz > (told.notice ->> 'from')::timestamptz AND (later.notice ->> 'from')::timestamptz <= $1
        AND later.notice ->> 'side' IS NOT DISTINCT FROM told.notice ->> 'side' AND later.notice ->> 'traffic' IS NOT DISTINCT FROM told.notice ->> 'traffic'
        AND (coalesce(later.notice ->> 'rank', 'authority') = 'authority' OR coalesce(told.notice ->> 'rank', 'authority') <> 'authority'))
    END
  ORDER BY notice_id`;

const NOTHING_TRUSTED: TrustList = { sequence: 0, issuedAt: '1970-01-01T00:00:00Z', keys: [] };

/** Reads our copies of gates, notices, rulebooks and keys (`knowledge.copy.ts`) and holds them in memory. */
@Injectable()
export class KnowledgeStore {
  private ofLately: Held | null = null;
  private ofAllTimes: Held | null = null;

  constructor(private readonly clock: Clock) {}

  /**
   * The knowledge of this revision for questions about the given instant and later, read again when another process or consumer has changed it. All
   * notices ever are read only for a report of long ago.
   */
  async at(db: Db, revision: string, about: Date): Promise<Knowledge> {
    if (this.ofLately?.knowledge.revision !== revision) {
      const from = new Date(this.clock.now().getTime() - LATELY_MS);
      this.ofLately = { from, knowledge: await this.read(db, revision, from) };
    }
    if (this.ofLately.from <= about) return this.ofLately.knowledge;
    if (this.ofAllTimes?.knowledge.revision !== revision)
      this.ofAllTimes = { from: LONG_AGO, knowledge: await this.read(db, revision, LONG_AGO) };
    return this.ofAllTimes.knowledge;
  }

  private async read(db: Db, revision: string, from: Date): Promise<Knowledge> {
    const gates: { gateId: string; gate: Gate }[] = await db.query('SELECT gate_id AS "gateId", gate FROM gate');
    const notices: { gateId: string; notice: ToldNotice }[] = await db.query(NOTICES, [from.toISOString()]);
    const rulebooks: { document: Rulebook; inForceSince: string | null }[] = await db.query(
      'SELECT document, in_force_since AS "inForceSince" FROM rulebook ORDER BY corridor_id, version',
    );
    const [trusted]: { trustList: TrustList }[] = await db.query('SELECT trust_list AS "trustList" FROM trust_list');
    const noticesByGate = new Map<string, GateNotice[]>();
    for (const { gateId, notice } of notices) noticesByGate.set(gateId, [...(noticesByGate.get(gateId) ?? []), noticeOf(notice)]);
    const signed = rulebooks.map(({ document, inForceSince }) => ({
      document,
      ...(inForceSince !== null && { inForceSince }),
    }));
    const documents = rulebooksAsKnown(signed, zoneOfSide);
    return {
      revision,
      gates: new Map(gates.map(({ gateId, gate }) => [gateId, gate])),
      notices: noticesByGate,
      rulebooks: documents,
      signedRulebooks: signed,
      countedDays: daysCountedBack(documents),
      trustList: trusted?.trustList ?? NOTHING_TRUSTED,
    };
  }

  async revision(db: Db): Promise<string> {
    const [row]: { revision: string }[] = await db.query('SELECT revision FROM knowledge');
    if (!row) throw new Error('the knowledge row is missing');
    return row.revision;
  }

  /** What is held in memory is read again. */
  async changed(tx: Transaction): Promise<void> {
    await tx.query('UPDATE knowledge SET revision = revision + 1');
  }
}
