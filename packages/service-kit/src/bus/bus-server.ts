import { CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { Asked, Told } from '@gatebook/contracts';
import type { NatsConnection } from '@nats-io/transport-node';
import { firstValueFrom, isObservable } from 'rxjs';
import type { Database } from '../database/database.js';
import type { Metrics } from '../health/metrics.js';
import type { Log } from '../logs/log.js';
import { EventConsumers, type Consumer } from '../outbox/event-consumers.js';
import type { BusContact } from './bus-contact.js';
import type { Keyring } from './call-keyring.js';
import { heardPattern, type Hearing } from './handlers.js';
import { serveRequests, type AnswerRequest } from './requests.js';

/** What the strategy works with. */
export interface BusServerParts {
  readonly connection: NatsConnection;
  readonly database: Database;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly contact: BusContact;
  /** The keys by which the service knows who asks it. */
  readonly callers: Keyring;
}

/**
 * The transport strategy of every service: `@Answers` methods are served as core NATS requests in the service's queue
 * group, `@Hears` methods as durable JetStream consumers. Nest's own NATS transport knows requests only, and no transporter
 * for JetStream supports this version of Nest (docs/adr/0003).
 */
export class BusServer extends Server implements CustomTransportStrategy {
  private consumers: EventConsumers | null = null;

  constructor(
    private readonly service: string,
    private readonly parts: BusServerParts,
  ) {
    super();
  }

  listen(started: () => void): void {
    const requests = new Map<string, AnswerRequest>();
    const consumers: Consumer[] = [];
    for (const [pattern, handler] of this.messageHandlers) {
      const call = async (payload: Asked | Told, context?: Hearing): Promise<unknown> => {
        const result: unknown = await handler(payload, context);
        return isObservable(result) ? firstValueFrom(result, { defaultValue: undefined }) : result;
      };
      if (!handler.isEventHandler) requests.set(pattern, (asked) => call(asked));
      else {
        const { kind, purpose } = heardPattern(pattern);
        consumers.push({ kind, durable: `${this.service}_${purpose}`, hear: async (told, tx) => void (await call(told, { tx })) });
      }
    }
    serveRequests(this.parts.connection, this.service, requests, this.parts);
    this.consumers = new EventConsumers(
      consumers,
      this.parts.database,
      this.parts.connection,
      this.parts.metrics,
      this.parts.log,
      this.parts.contact,
    );
    this.consumers.start();
    started();
  }

  /** True once every consumer exists at the broker. */
  get ready(): boolean {
    return this.consumers?.ready ?? false;
  }

  async close(): Promise<void> {
    await this.consumers?.stop();
  }

  on(): void {
    throw new Error('the bus has no lifecycle events of its own');
  }

  unwrap<T>(): T {
    throw new Error('ask for the NatsConnection instead');
  }
}
