import { Problem, type Actor, type GateNoticeKept, type NotifyGateStatus } from '@gatebook/contracts';
import type { KnownNotice } from './notice.store.js';

/** A gate supervisor decides for half a day; what is longer is the authority's (API.md, table of roles and calls). */
export const LONGEST_NOTICE_OF_SUPERVISOR_MS = 12 * 60 * 60 * 1000;

/** Throws the problem of a notice that this actor may not give, or that ends before it begins. */
export function objectToNotice(actor: Actor, side: string, deploymentSide: string, { gateId, from, until }: NotifyGateStatus): void {
  if (until !== undefined && Date.parse(until) <= Date.parse(from)) {
    throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/until', code: 'ENDS_BEFORE_START', detail: 'until is not after from' }]);
  }
  if (actor.role !== 'gate-supervisor') return;
  if (!actor.gateIds.includes(gateId)) throw new Problem('GATE_NOT_ASSIGNED', { gateId });
  if (side !== deploymentSide) throw new Problem('NOT_ALLOWED');
  if (until === undefined || Date.parse(until) - Date.parse(from) > LONGEST_NOTICE_OF_SUPERVISOR_MS)
    throw new Problem('NOTICE_TOO_LONG', { hours: 12 });
}

/** Throws the problem of an actor who may not end a notice: a supervisor ends what supervisors entered, at own gates. */
export function objectToEnding(actor: Actor, { gateId, enteredRole }: KnownNotice): void {
  if (actor.role !== 'gate-supervisor') return;
  if (!actor.gateIds.includes(gateId)) throw new Problem('GATE_NOT_ASSIGNED', { gateId });
  if (enteredRole !== 'gate-supervisor') throw new Problem('NOT_ALLOWED');
}

/** The notice ended at an instant: a new version; one that had not begun holds at no time, one that is over stays as it is. */
export function endedAt<Notice extends GateNoticeKept>(notice: Notice, at: Date): Notice {
  if (notice.until !== undefined && Date.parse(notice.until) <= at.getTime()) return notice;
  const end = Math.max(at.getTime(), Date.parse(notice.from));
  return { ...notice, version: notice.version + 1, until: new Date(end).toISOString() };
}
