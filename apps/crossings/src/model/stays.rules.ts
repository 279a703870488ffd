import { findSide, type Gate } from '@gatebook/reference-data';
import { localDay, type StayCrossing, type StayPermit } from '@gatebook/rulebook';
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

/** A permit as leave to stay. What was never issued is none, and a revoked one ends on the host side's day of its revocation. */
export function stayPermit({ standing, entriesUsed }: KnownPermit): StayPermit | null {
  const { number, type, hostSide, status, validFrom, validUntil, corridorId, zone, entries, changedAt } = standing;
  if (status === 'requested' || status === 'refused') return null;
  const endedOn = status === 'revoked' ? localDay(new Date(changedAt), zoneOfSide(hostSide)) : null;
  return {
    number,
    type,
    hostSide,
    validFrom,
    validUntil: endedOn !== null && endedOn < validUntil ? endedOn : validUntil,
    ...(corridorId !== undefined && { corridorId }),
    zone,
    ...(entries === 'single' && { entriesLeft: Math.max(0, 1 - entriesUsed) }),
  };
}

/** Zone of a side's own days. */
export function zoneOfSide(side: string): string {
  return findSide(side)?.zone ?? 'UTC';
}
