import { CONSUMERS, operation, Problem, readOutboxSubject, type Asked, type Operation } from '@gatebook/contracts';
import { IsArray, IsBoolean, IsObject, IsOptional, IsString, IsUUID } from 'class-validator';
import type { OutboxReader } from './outbox-reader.js';
import type { LastTold, PlacedTold } from './told.js';

const MOST_EVENTS = 250;
/** What fits a message of the broker with room to spare. */
const MOST_BYTES = 1024 * 1024;

/** What a hearer has missed, or doubts. */
export class ReadOutbox {
  /** The kind of event. */
  @IsString() readonly subject!: string;
  /** The last event heard; null before the first. */
  @IsOptional() @IsUUID() readonly after!: string | null;
  /** Instead: which of these events does the source not have? */
  @IsOptional() @IsArray() @IsUUID(undefined, { each: true }) readonly known?: readonly string[];
  /** Of this aggregate alone. */
  @IsOptional() @IsString() readonly aggregateId?: string;
}

/** A part of a source's outbox. */
export class OutboxPart {
  /** False when the source has no such event as `after`: its database is not the one that told it. */
  @IsBoolean() readonly isKnown!: boolean;
  @IsArray() readonly events!: readonly PlacedTold[];
  /** False while more can be read. */
  @IsBoolean() readonly isWhole!: boolean;
  /** Of the events asked about, those the source does not have. */
  @IsArray() readonly lacking!: readonly string[];
  /** Of the events asked about, the one that stands last in this outbox; absent where it has none of them. */
  @IsOptional() @IsObject() readonly newest?: LastTold;
}

/** A source's answer to those who hear it: what the stream did not bring, from the outbox itself. */
export function readOutboxOf(source: string): Operation<ReadOutbox, OutboxPart> {
  return operation({
    subject: readOutboxSubject(source),
    summary: 'Events that a hearer has missed.',
    roles: [],
    request: ReadOutbox,
    answer: OutboxPart,
  });
}

/** Answers a hearer, of the kinds that it hears. */
export async function answerFromOutbox(reader: OutboxReader, { actor, body }: Asked<ReadOutbox>): Promise<OutboxPart> {
  const { subject, after, known, aggregateId } = body;
  const hears = CONSUMERS.some(({ service, kind }) => service === actor.id && kind.subject === subject);
  if (actor.kind === 'service' && !hears) throw new Problem('NOT_ALLOWED');
  const nothing: OutboxPart = { isKnown: true, events: [], isWhole: true, lacking: [] };
  if (known !== undefined) return { ...nothing, ...(await reader.known(known)) };
  const events = await reader.nextOfKind({ subject, aggregateId, after: after ?? null }, MOST_EVENTS);
  if (events === null) return { ...nothing, isKnown: false };
  const fitting = whatFits(events);
  return { ...nothing, events: fitting, isWhole: fitting.length === events.length && events.length < MOST_EVENTS };
}

/** At least one, so that the hearer always gets on. */
function whatFits(events: readonly PlacedTold[]): readonly PlacedTold[] {
  let bytes = 0;
  const end = events.findIndex((event, place) => (bytes += Buffer.byteLength(JSON.stringify(event))) > MOST_BYTES && place > 0);
  return end === -1 ? events : events.slice(0, end);
}
