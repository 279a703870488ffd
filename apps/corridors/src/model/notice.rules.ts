import { Problem, type Actor, type GateNoticeKept, type NotifyGateStatus } from '@gatebook/contracts';
import type { GateNotice } from '@gatebook/rulebook';
import { isKeeper } from './keeper.rules.js';

/** A gate supervisor decides for half a day, as long as a shift can last; what is longer is the authority's. */
export const LONGEST_NOTICE_OF_SUPERVISOR_MS = 12 * 60 * 60 * 1000;

/** A closure that a further notice may meet: a notice, or one that reference data publishes. */
export type Closure = Pick<GateNotice, 'side' | 'traffic' | 'status' | 'from' | 'until' | 'rank'> & { readonly officeId?: string };

/** Typing a notice takes a while. */
const ENTERED_WITHIN_MS = 5 * 60 * 1000;

/**
 * Throws the problem of a notice that this actor may not give, that ends before it begins, or that begins before it is entered: what had happened by
 * then was judged without it.
 */
export function objectToNotice(
  actor: Actor,
  { side, gateId, from, until }: NotifyGateStatus & { readonly side: string },
  deploymentSide: string,
  now: Date,
): void {
  if (Date.parse(from) < now.getTime() - ENTERED_WITHIN_MS)
    throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/from', code: 'IN_PAST', detail: 'from lies in the past' }]);
  if (until != null && Date.parse(until) <= Date.parse(from)) {
    throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/until', code: 'ENDS_BEFORE_START', detail: 'until is not after from' }]);
  }
  if (actor.role !== 'gate-supervisor') return;
  if (!actor.gateIds.includes(gateId)) throw new Problem('GATE_NOT_ASSIGNED', { gateId });
  if (side !== deploymentSide) throw new Problem('NOT_ALLOWED');
  if (until == null || Date.parse(until) - Date.parse(from) > LONGEST_NOTICE_OF_SUPERVISOR_MS)
    throw new Problem('NOTICE_TOO_LONG', { hours: 12 });
}

/** Throws where a notice would open what another authority has closed: a closure is lifted by who decided it, or from above. */
export function objectToOpening(actor: Actor, notice: NotifyGateStatus & { readonly side: string }, closures: readonly Closure[]): void {
  if (notice.status === 'closed') return;
  const met = closures.filter((closure) => closure.status === 'closed' && meets(closure, notice));
  if (met.some((closure) => !mayLift(actor, closure))) throw new Problem('GATE_CLOSED_BY_AUTHORITY', { gateId: notice.gateId });
}

/** Throws the problem of an actor who may not end a notice: a supervisor ends what supervisors entered, at own gates; an authority its own. */
export function objectToEnding(actor: Actor, notice: Pick<GateNoticeKept, 'gateId' | 'rank' | 'officeId'>): void {
  const { gateId } = notice;
  if (actor.role === 'gate-supervisor' && !actor.gateIds.includes(gateId)) throw new Problem('GATE_NOT_ASSIGNED', { gateId });
  if (!mayLift(actor, notice)) throw new Problem('NOT_ALLOWED');
}

/** The notice ended at an instant: a new version; one that had not begun holds at no time, one that is over stays as it is. */
export function endedAt<Notice extends GateNoticeKept>(notice: Notice, at: Date): Notice {
  if (notice.until !== undefined && Date.parse(notice.until) <= at.getTime()) return notice;
  const end = Math.max(at.getTime(), Date.parse(notice.from));
  return { ...notice, version: notice.version + 1, until: new Date(end).toISOString() };
}

function mayLift(actor: Actor, { rank, officeId }: Pick<Closure, 'rank' | 'officeId'>): boolean {
  if (rank === 'post') return true;
  return actor.role !== 'gate-supervisor' && isKeeper(actor, officeId);
}

function meets(closure: Closure, notice: NotifyGateStatus & { readonly side: string }): boolean {
  const ofSide = closure.side === undefined || closure.side === notice.side;
  const ofTraffic = closure.traffic === 'all' || notice.traffic === 'all' || closure.traffic === notice.traffic;
  const beginsBefore = notice.until == null || Date.parse(closure.from) < Date.parse(notice.until);
  const endsAfter = closure.until == null || Date.parse(notice.from) < Date.parse(closure.until);
  return ofSide && ofTraffic && beginsBefore && endsAfter;
}
