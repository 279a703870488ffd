import { randomUUID } from 'node:crypto';
import { EVENTS, heartbeatSubject, serviceOf, wireSubject, type Asked, type EventKind, type Told } from '@gatebook/contracts';
import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { readOutboxOf, type OutboxPart, type ReadOutbox } from '../outbox/read-outbox.js';
import type { Beat, PlacedTold, RelayedTold } from '../outbox/told.js';

const BEAT_MS = 200;

/**
 * A source in place of a whole service: what a test tells stands in its outbox, goes out by its stream, and is told again to who asks. It speaks as a
 * relay and a heartbeat do, so that consumers are tested as they run.
 */
export class TestSource {
  private readonly outbox: PlacedTold[] = [];
  private lineage = randomUUID();
  private readonly beating: NodeJS.Timeout;
  private readonly answering: Subscription;
  /** Whether it fails to answer somebody who hears it. */
  failsAt: (asked: ReadOutbox) => boolean = () => false;

  constructor(
    private readonly name: string,
    private readonly connection: NatsConnection,
  ) {
    this.answering = connection.subscribe(readOutboxOf(name).subject, {
      queue: name,
      callback: (error, message) => {
        // Where nobody hears a service its login may not answer either.
        if (error !== null) return;
        const { body } = message.json<Asked<ReadOutbox>>();
        message.respond(JSON.stringify(this.failsAt(body) ? { fault: 'ill' } : { answered: { body: this.answer(body) } }));
      },
    });
    this.beating = setInterval(() => this.beat(), BEAT_MS);
  }

  /** Tells an event; one with an id that was told before is the same event, delivered again. */
  async tell(kind: EventKind, told: Told): Promise<void> {
    const event = this.outbox.find(({ eventId }) => eventId === told.eventId) ?? this.add(told);
    const relayed: RelayedTold = { ...event, lineage: this.lineage };
    await jetstream(this.connection).publish(wireSubject(kind), JSON.stringify(relayed));
  }

  /** Writes an event into the outbox without telling it: as a relay that stands still. */
  add(told: Told): PlacedTold {
    const previous = this.outbox.findLast(({ subject }) => subject === told.subject)?.eventId ?? null;
    const { transactionId = '1000', id = '0' } = this.outbox.at(-1)?.place ?? {};
    const place = { transactionId: String(Number(transactionId) + 1), id: String(Number(id) + 1) };
    const event: PlacedTold = { ...told, place, previous };
    this.outbox.push(event);
    return event;
  }

  /** Loses what it told of a kind since an event, as a source whose database was restored: its stream holds that still, and it speaks in a new turn. */
  goBack({ subject }: EventKind, eventId: string | null): void {
    const place = this.outbox.findIndex((event) => event.eventId === eventId);
    const kept = this.outbox.filter((event, index) => event.subject !== subject || index <= place);
    this.outbox.splice(0, this.outbox.length, ...kept);
    this.lineage = randomUUID();
  }

  stop(): void {
    clearInterval(this.beating);
    this.answering.unsubscribe();
  }

  private beat(): void {
    if (this.connection.isClosed()) return clearInterval(this.beating);
    const kinds = EVENTS.filter(({ subject }) => serviceOf(subject) === this.name);
    const last = kinds.map(({ subject }) => [subject, this.outbox.findLast((event) => event.subject === subject) ?? null] as const);
    const beat: Beat = { source: this.name, lineage: this.lineage, at: new Date().toISOString(), last: Object.fromEntries(last) };
    this.connection.publish(heartbeatSubject(this.name), JSON.stringify(beat));
  }

  private answer({ subject, after, known, aggregateId }: ReadOutbox): OutboxPart {
    const ofKind = this.outbox.filter(
      (event) => event.subject === subject && (aggregateId === undefined || event.aggregateId === aggregateId),
    );
    const place = ofKind.findIndex(({ eventId }) => eventId === after);
    const lacking = (known ?? []).filter((id) => !this.outbox.some(({ eventId }) => eventId === id));
    const newest = ofKind.findLast(({ eventId }) => known?.includes(eventId));
    const isKnown = after === null || after === undefined || place >= 0;
    return { isKnown, isWhole: true, lacking, newest, events: isKnown && known === undefined ? ofKind.slice(place + 1) : [] };
  }
}
