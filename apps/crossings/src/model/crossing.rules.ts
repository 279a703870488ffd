import type { CrossingRecorded, IdentifiedCrossing } from '@gatebook/contracts';
import { adviceFor, flagsFor, localDay } from '@gatebook/rulebook';
import type { CrossingRow } from './crossing.store.js';
import type { KnownFacts } from './facts.store.js';
import type { PreparedQuestion } from './question.rules.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is known beside the report when a crossing is judged. */
export interface Circumstances {
  readonly prepared: PreparedQuestion;
  readonly facts: KnownFacts;
  /** Zone of the gate's post on the deployment's side. */
  readonly zone: string;
  readonly personId: string | null;
  readonly recordedAt: Date;
  readonly recordedBy: string;
  readonly contentDigest: string;
  readonly isFollowUp: boolean;
  /** First day of the deployment, and how many days back nothing is odd about. */
  readonly record: { readonly firstDay?: string; readonly longAgoDays: number };
}

/**
 * A crossing is a fact and is never refused: the person has already passed the gate. What contradicts the registry is
 * flagged, for an officer to settle. It is judged by the moment it tells of, not by the moment we heard of it.
 */
export function rowOf(crossing: IdentifiedCrossing, circumstances: Circumstances): CrossingRow {
  const { prepared, facts, zone, personId, recordedAt, recordedBy, contentDigest, isFollowUp, record } = circumstances;
  const occurredAt = new Date(crossing.occurredAt);
  const flags = flagsFor(prepared.question, {
    outcome: crossing.outcome,
    hasReason: isFollowUp || crossing.reason != null,
    previousDirection: facts.passages[0]?.direction ?? null,
  });
  const standing = prepared.known?.standing;
  return {
    crossingId: crossing.crossingId,
    gateId: crossing.gateId,
    lane: crossing.lane,
    direction: crossing.direction,
    occurredAt: occurredAt.toISOString(),
    recordedAt: recordedAt.toISOString(),
    localDay: localDay(occurredAt, zone),
    localHour: localHour(occurredAt, zone),
    outcome: crossing.outcome,
    traffic: crossing.traffic,
    purpose: crossing.purpose ?? standing?.purpose,
    personId: personId ?? undefined,
    permitId: standing?.permitId,
    permitNumber: standing?.number ?? crossing.permitNumber,
    permitType: standing?.type ?? prepared.credential?.permitType,
    registrationId: standing?.registrationId,
    nationality: standing?.nationality ?? prepared.credential?.holder.nationality ?? crossing.identified?.nationality,
    sex: standing?.sex,
    birthYear: standing?.birthYear,
    towardsHost: adviceFor(prepared.question).heading === 'towards',
    flags: isLongAgo(occurredAt, localDay(occurredAt, zone), recordedAt, record) ? [...flags, 'LONG_AGO'] : flags,
    checkId: crossing.checkId,
    vehicle: crossing.vehicle,
    reason: crossing.reason,
    device: crossing.device,
    recordedBy,
    contentDigest,
  };
}

/** A child on the holder's paper: a row of its own, on the same permit if the permit lists the child. */
export function companionRowOf(
  holder: CrossingRow,
  companion: { readonly crossingId: string; readonly personId: string },
  listed: boolean,
): CrossingRow {
  return {
    ...holder,
    crossingId: companion.crossingId,
    personId: companion.personId,
    companionOf: holder.crossingId,
    sex: undefined,
    birthYear: undefined,
    vehicle: undefined,
    device: undefined,
    flags: listed ? holder.flags : [...new Set([...holder.flags, 'PERMIT_UNKNOWN'])],
  };
}

/** Hour of the day by the gate's own clock. */
export function localHour(instant: Date, zone: string): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(instant));
}

/** What others are told of a row: what stands here and nothing else, for everybody hears it. */
export function crossingRecorded(row: CrossingRow): CrossingRecorded {
  return {
    crossingId: row.crossingId,
    gateId: row.gateId,
    direction: row.direction,
    occurredAt: row.occurredAt,
    recordedAt: row.recordedAt,
    localDay: row.localDay,
    outcome: row.outcome,
    traffic: row.traffic,
    purpose: row.purpose,
    personId: row.personId,
    permitId: row.permitId,
    registrationId: row.registrationId,
    permitType: row.permitType,
    nationality: row.nationality,
    sex: row.sex,
    birthYear: row.birthYear,
    towardsHost: row.towardsHost,
    flags: row.flags,
  };
}

/** What was reported, as far as the ledger keeps it: to be judged again with more knowledge. */
export function reportOf(row: CrossingRow): IdentifiedCrossing {
  const { crossingId, gateId, lane, direction, occurredAt, outcome, traffic, purpose, permitNumber, checkId, vehicle, reason, device } =
    row;
  return { crossingId, gateId, lane, direction, occurredAt, outcome, traffic, purpose, permitNumber, checkId, vehicle, reason, device };
}

/** A device whose clock stands in another year tells of such days; so does a mistyped one. The fact is kept all the same. */
function isLongAgo(occurredAt: Date, day: string, recordedAt: Date, { firstDay, longAgoDays }: Circumstances['record']): boolean {
  return (firstDay != null && day < firstDay) || recordedAt.getTime() - occurredAt.getTime() > longAgoDays * DAY_MS;
}
