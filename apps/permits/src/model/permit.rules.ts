import { plateKey, Problem, type Permit, type PermitChanged } from '@gatebook/contracts';
import { zoneOf } from '@gatebook/reference-data';
import { localDay } from '@gatebook/rulebook';
import type { PermitStanding } from '@gatebook/vocabulary';
import type { KeptPermit, KeptStatus } from './kept-permit.types.js';

/** What may be decided about a permit, from which status, and what it becomes. */
const DECISIONS = {
  issue: { from: ['requested'], to: 'issued' },
  refuse: { from: ['requested'], to: 'refused' },
  suspend: { from: ['issued'], to: 'suspended' },
  reinstate: { from: ['suspended'], to: 'issued' },
  revoke: { from: ['issued', 'suspended'], to: 'revoked' },
  /** The card is given up; another stands for it. */
  reissue: { from: ['issued'], to: 'revoked' },
  retire: { from: ['issued', 'suspended'], to: 'retired' },
  extend: { from: ['issued'], to: 'issued' },
} as const satisfies Readonly<Record<string, { readonly from: readonly KeptStatus[]; readonly to: KeptStatus }>>;

/** One of the decisions. */
export type Decision = keyof typeof DECISIONS;

/** What may be decided of a permit whose days are over. */
const OF_EXPIRED: readonly Decision[] = ['revoke', 'retire'];

/** The status a permit gets by a decision; throws when its present status does not allow it. */
export function statusAfter(permit: KeptPermit, decision: Decision, at: Date): KeptStatus {
  const { from, to } = DECISIONS[decision];
  const shown = shownStatus(permit, at);
  const allowed = from.some((status) => status === permit.status) && (shown !== 'expired' || OF_EXPIRED.includes(decision));
  if (!allowed) throw new Problem('PERMIT_STATUS', { currentStatus: shown });
  return to;
}

/** The day on a permit's host side: its dates are days there. */
export function hostDay(hostSide: string, at: Date): string {
  return localDay(at, zoneOf(hostSide));
}

/** The status as it is shown: a permit whose last day on the host side is over has expired. */
export function shownStatus({ status, hostSide, validUntil }: KeptPermit, at: Date): Permit['status'] {
  return (status === 'issued' || status === 'suspended') && validUntil < hostDay(hostSide, at) ? 'expired' : status;
}

/** The standing in the status list; null for what was never issued. */
export function standingOf(status: KeptStatus): PermitStanding | null {
  if (status === 'requested' || status === 'refused') return null;
  return status === 'issued' ? 'valid' : status;
}

/** `VN-26-0001234`: side, year of the request on that side, serial. */
export function permitNumber(side: string, day: string, serial: number): string {
  return `${side}-${day.slice(2, 4)}-${String(serial).padStart(7, '0')}`;
}

/** The permit as it is answered. */
export function answerOf(permit: KeptPermit, at: Date): Permit {
  const {
    permitId,
    version,
    number,
    type,
    hostSide,
    personId,
    validFrom,
    validUntil,
    gates,
    zone,
    purpose,
    entries,
    officeId,
    corridorId,
    rulebookVersion,
  } = permit;
  return {
    permitId,
    version,
    number,
    type,
    hostSide,
    personId,
    validFrom,
    validUntil,
    gates,
    zone,
    purpose,
    entries,
    officeId,
    corridorId,
    rulebookVersion,
    status: shownStatus(permit, at),
    registrationId: permit.registrationId ?? undefined,
    companions: permit.companionIds.length === 0 ? undefined : permit.companionIds.map((companion) => ({ personId: companion })),
    vehicle: permit.vehicle ?? undefined,
    requestedAt: permit.requestedAt.toISOString(),
    issuedAt: permit.issuedAt?.toISOString(),
    changedAt: permit.changedAt.toISOString(),
    reason: permit.reason ?? undefined,
    note: permit.note ?? undefined,
    replaces: permit.replaces ?? undefined,
  };
}

/** The first card of those that replaced each other; undefined for the first. The release before this one kept `replaces` alone. */
export function chainOf({ chainId, replaces }: KeptPermit): string | undefined {
  return chainId ?? replaces ?? undefined;
}

/** The permit as the other services are told of it: whole, ids and codes. */
export function toldOf(permit: KeptPermit): PermitChanged {
  const {
    permitId,
    version,
    number,
    type,
    hostSide,
    status,
    personId,
    corridorId,
    validFrom,
    validUntil,
    gates,
    zone,
    entries,
    purpose,
    nationality,
    sex,
    birthYear,
  } = permit;
  return {
    permitId,
    version,
    number,
    type,
    hostSide,
    status,
    personId,
    corridorId,
    validFrom,
    validUntil,
    gates,
    zone,
    entries,
    purpose,
    nationality,
    sex,
    birthYear,
    chainId: chainOf(permit),
    registrationId: permit.registrationId ?? undefined,
    companionIds: permit.companionIds,
    vehiclePlate: permit.vehicle === null ? undefined : plateKey(permit.vehicle.plate),
    statusListSequence: permit.statusListSequence,
    changedAt: permit.changedAt.toISOString(),
  };
}
