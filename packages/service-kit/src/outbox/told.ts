import type { EventKind, Told } from '@gatebook/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** Where an event stands in its source's outbox: by transaction, then by number. Comparable within one history of the source's database only. */
export interface Place {
  readonly transactionId: string;
  readonly id: string;
}

/** An event as its source's outbox holds it: each names the one of its kind before it, so that a hearer notices what is missing. */
export interface PlacedTold extends Told {
  readonly place: Place;
  /** Id of the event of the same kind before this one; null for the first. */
  readonly previous: string | null;
}

/** An event as the relay sends it. */
export interface RelayedTold extends PlacedTold {
  /** The turn of the relay that sent it. Only the turn that the source's newest heartbeat names is believed. */
  readonly lineage: string;
}

/** The last event of a kind that a source can tell. */
export interface LastTold {
  readonly eventId: string;
  readonly place: Place;
}

/** What a source says of itself every second. */
export interface Beat {
  readonly source: string;
  readonly lineage: string;
  /** At this instant (ISO 8601) nothing was committed at the source that `last` does not cover. */
  readonly at: string;
  /** The last event of each kind, by subject; null where there is none yet. */
  readonly last: Readonly<Record<string, LastTold | null>>;
}

/** True when the first place lies before the second. */
export function isBefore(one: Place, other: Place): boolean {
  const [a, b] = [BigInt(one.transactionId), BigInt(other.transactionId)];
  return a < b || (a === b && BigInt(one.id) < BigInt(other.id));
}

/** A heartbeat as read from a message, or null where it is none. */
export function readBeat(json: () => unknown): Beat | null {
  const value = readJson(json);
  return isBeat(value) ? value : null;
}

function isBeat(value: unknown): value is Beat {
  if (typeof value !== 'object' || value === null) return false;
  const beat: Partial<Record<keyof Beat, unknown>> = value;
  return typeof beat.lineage === 'string' && typeof beat.at === 'string' && typeof beat.last === 'object' && beat.last !== null;
}

/** An event as read from a message, or null where it is none. */
export function readRelayed(json: () => unknown): RelayedTold | null {
  const value = readJson(json);
  return isRelayed(value) ? value : null;
}

function readJson(json: () => unknown): unknown {
  try {
    return json();
  } catch {
    return null;
  }
}

function isRelayed(value: unknown): value is RelayedTold {
  if (typeof value !== 'object' || value === null) return false;
  const told: Partial<Record<keyof RelayedTold, unknown>> = value;
  return (
    typeof told.eventId === 'string' &&
    typeof told.subject === 'string' &&
    typeof told.aggregateId === 'string' &&
    typeof told.lineage === 'string' &&
    (typeof told.previous === 'string' || told.previous === null) &&
    isPlace(told.place) &&
    typeof told.body === 'object' &&
    told.body !== null
  );
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { transactionId, id }: Partial<Record<keyof Place, unknown>> = value;
  return typeof transactionId === 'string' && typeof id === 'string' && /^\d+$/.test(transactionId) && /^\d+$/.test(id);
}

/** Checks the body against its DTO; fields we do not know yet are ignored, so that services can be upgraded one by one. */
export function readBody(kind: EventKind, told: Told): unknown {
  const body: unknown = plainToInstance(kind.body, told.body);
  if (typeof body !== 'object' || body === null) throw new Error(`event ${kind.subject} has no body`);
  const wrong = validateSync(body, { whitelist: true, forbidUnknownValues: false });
  if (wrong.length > 0) throw new Error(`event ${kind.subject} is malformed at ${wrong.map(({ property }) => property).join(', ')}`);
  return body;
}
