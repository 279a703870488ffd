import { isKnownWord } from '@gatebook/contracts';
import { findSide, type Gate } from '@gatebook/reference-data';
import { localDay, stayOn, type StayAnswer, type StayCrossing, type StayPermit, type StayQuestion } from '@gatebook/rulebook';
import { PERMIT_STATUSES } from '@gatebook/vocabulary';
import type { KnownPermit, Passage } from './facts.store.js';

/** Which side is visited, from which deployment it is seen, and what is known of the gates. */
export interface Border {
  readonly hostSide: string;
  readonly deploymentSide: string;
  readonly gates: ReadonlyMap<string, Gate>;
}

/**
 * Crossings as the host side sees them, oldest first: for those who come, our entry leads in; for our own residents who go, our exit
 * does. At a gate to a third side a person is elsewhere. Days are those of the host side's post. A permit that is not among the
 * known ones says nothing: the stay counts under the one that was valid when it began.
 */
export function stayCrossings(
  passages: readonly Passage[],
  { hostSide, deploymentSide, gates }: Border,
  knownNumbers: ReadonlySet<string>,
): readonly StayCrossing[] {
  const inwards = hostSide === deploymentSide ? 'entry' : 'exit';
  const zone = zoneOfSide(hostSide);
  return passages.toReversed().map(({ direction, occurredAt, gateId, permitNumber }): StayCrossing => {
    const gate = gates.get(gateId);
    const post = gate?.posts.find(({ side }) => side === hostSide);
    const leadsThere = gate === undefined || post !== undefined;
    return {
      at: new Date(occurredAt),
      direction: !leadsThere ? 'elsewhere' : direction === inwards ? 'in' : 'out',
      gateId,
      zone: post?.zone ?? zone,
      permitNumber: permitNumber !== null && knownNumbers.has(permitNumber) ? permitNumber : null,
    };
  });
}

/**
 * The side visited by somebody without a permit of their own, such as a child on a parent's: who was first seen going out visits the
 * neighbour, who was first seen coming in visits us.
 */
export function sideVisited(passages: readonly Passage[], deploymentSide: string, gates: Border['gates']): string {
  const first = passages.at(-1);
  if (first?.direction !== 'exit') return deploymentSide;
  return gates.get(first.gateId)?.posts.find(({ side }) => side !== deploymentSide)?.side ?? deploymentSide;
}

/**
 * A permit as leave to stay. What was never issued is none, a revoked one ends on the host side's day of its revocation, and nobody enters
 * again on one that is suspended or was replaced.
 */
export function stayPermit({ standing, entriesUsed }: KnownPermit): StayPermit | null {
  const {
    permitId,
    number,
    chainId = permitId,
    type,
    hostSide,
    status,
    validFrom,
    validUntil,
    corridorId,
    zone,
    entries,
    changedAt,
  } = standing;
  if (status === 'requested' || status === 'refused') return null;
  const endedOn = status === 'revoked' ? localDay(new Date(changedAt), zoneOfSide(hostSide)) : null;
  const entriesLeft =
    NOT_FOR_ENTRY.includes(status) || !isKnownWord(PERMIT_STATUSES, status)
      ? 0
      : entries === 'single'
        ? Math.max(0, 1 - entriesUsed)
        : undefined;
  return {
    number,
    chainId,
    type,
    hostSide,
    validFrom,
    validUntil: endedOn !== null && endedOn < validUntil ? endedOn : validUntil,
    ...(corridorId !== undefined && { corridorId }),
    zone,
    ...(entriesLeft !== undefined && { entriesLeft }),
  };
}

const NOT_FOR_ENTRY: readonly string[] = ['suspended', 'retired'];

/**
 * The question as it is to be judged. A later permit of another kind takes over a stay, yet one that was never shown must not end a stay that
 * another still allows: of all permits held, and of those shown at a crossing with others of their kind, those count that let the stay last longer.
 */
export function asHolderMayRead(question: StayQuestion): StayQuestion {
  const shown = new Set(question.crossings.map(({ permitNumber }) => permitNumber));
  const kinds = new Set(question.permits.filter(({ number }) => shown.has(number)).map(({ type }) => type));
  const permits = question.permits.filter(({ type }) => kinds.has(type));
  if (permits.length === 0 || permits.length === question.permits.length) return question;
  const [all, narrow] = [stayOn(question), stayOn({ ...question, permits })];
  return all.inside && lastDay(narrow) > lastDay(all) ? { ...question, permits } : question;
}

function lastDay({ ruleNotSet, mustLeaveBy }: StayAnswer): string {
  return ruleNotSet ? '' : (mustLeaveBy ?? '9999-12-31');
}

/** Zone of a side's own days. No rulebook in force here names a side that this release does not know, so whoever is on its permit is referred whatever the day. */
export function zoneOfSide(side: string): string {
  return findSide(side)?.zone ?? 'UTC';
}
