import {
  END_GATE_NOTICE,
  GATE_STATUS_CHANGED,
  NOTIFY_GATE_STATUS,
  Problem,
  type Asked,
  type GateNoticeKept,
  type NotifyGateStatus,
  type OneGateNotice,
} from '@gatebook/contracts';
import type { Gate } from '@gatebook/reference-data';
import { Audit, Clock, Database, Outbox, ServiceSettings, Answers, Feature, type Transaction } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { GateStore } from '../../model/gate.store.js';
import { endedAt, objectToEnding, objectToNotice, objectToOpening, type Closure } from '../../model/notice.rules.js';
import { NoticeStore, type KnownNotice } from '../../model/notice.store.js';

/** Opens, limits or closes a gate for a time, and ends such a notice; gates hear of it at once. */
@Feature()
export class NotifyGateStatusUseCase {
  constructor(
    private readonly database: Database,
    private readonly gates: GateStore,
    private readonly notices: NoticeStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: ServiceSettings,
  ) {}

  @Answers(NOTIFY_GATE_STATUS)
  execute(asked: Asked<NotifyGateStatus>): Promise<GateNoticeKept> {
    const { actor, body } = asked;
    const side = body.side ?? this.settings.side;
    objectToNotice(actor, { ...body, side }, this.settings.side, this.clock.now());
    return this.database.change(asked, NOTIFY_GATE_STATUS.subject, async (tx) => {
      const found = await this.gates.find(tx, body.gateId);
      if (!found) throw new Problem('NOT_FOUND');
      if (!found.gate.posts.some((post) => post.side === side)) throw new Problem('GATE_UNKNOWN', { gateId: body.gateId, side });
      const from = new Date(body.from).toISOString();
      const until = body.until == null ? undefined : new Date(body.until).toISOString();
      const rank = actor.role === 'gate-supervisor' ? 'post' : 'authority';
      const officeId = actor.officeId ?? undefined;
      const notice: KnownNotice = { ...body, side, from, until, noticeId: uuid(), version: 1, rank, officeId, enteredRole: actor.role };
      objectToOpening(actor, { ...body, side }, await this.closuresMet(tx, found.gate, notice));
      await this.notices.insert(tx, notice, actor.id, this.clock.now());
      return this.tell(tx, asked, 'notify-gate-status', notice);
    });
  }

  @Answers(END_GATE_NOTICE)
  end(asked: Asked<OneGateNotice>): Promise<GateNoticeKept> {
    const { gateId, noticeId } = asked.body;
    return this.database.change(asked, END_GATE_NOTICE.subject, async (tx) => {
      const notice = await this.notices.findForUpdate(tx, gateId, noticeId);
      if (!notice) throw new Problem('NOT_FOUND');
      objectToEnding(asked.actor, notice);
      const ended = endedAt(notice, this.clock.now());
      if (ended === notice) return answerOf(notice);
      await this.notices.end(tx, ended);
      return this.tell(tx, asked, 'end-gate-notice', ended);
    });
  }

  /** What may be closed meanwhile: by notices and by what is published, of the gate and of the one that it belongs to. */
  private async closuresMet(tx: Transaction, { id, parent, closures }: Gate, { from }: KnownNotice): Promise<readonly Closure[]> {
    const gateIds = parent === null ? [id] : [id, parent];
    await this.notices.lockGates(tx, gateIds);
    const published = parent === null ? closures : [...closures, ...((await this.gates.find(tx, parent))?.gate.closures ?? [])];
    return [...published, ...(await this.notices.listFrom(tx, new Date(from), gateIds))];
  }

  private async tell(tx: Transaction, asked: Asked, action: string, notice: KnownNotice): Promise<GateNoticeKept> {
    const kept = answerOf(notice);
    const { note: _, officeId: _office, ...body } = kept;
    await this.audit.add(tx, asked, {
      action,
      thingKind: 'gate-notice',
      thingId: notice.noticeId,
      details: { gateId: notice.gateId, status: notice.status, until: notice.until },
    });
    await this.outbox.add(tx, GATE_STATUS_CHANGED, {
      aggregateId: notice.noticeId,
      occurredAt: this.clock.now(),
      traceId: asked.traceId,
      body,
    });
    return kept;
  }
}

function answerOf({ enteredRole: _, ...notice }: KnownNotice): GateNoticeKept {
  return notice;
}
