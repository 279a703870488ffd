import { CustomTransportStrategy, Server, type MessageHandler } from '@nestjs/microservices';
import { Problem, type Asked } from '@gatebook/contracts';
import type { NatsConnection } from '@nats-io/transport-node';
import { firstValueFrom, isObservable } from 'rxjs';
import type { IdempotencyKeys } from '../database/idempotency-keys.js';
import { isPassing } from '../database/outage.js';
import type { Metrics } from '../health/metrics.js';
import type { Log } from '../logs/log.js';
import type { Consumer } from './consumer.js';
import type { Keyring } from './call-keyring.js';
import { forgettingOf, heardPattern, isForgetting, type Hearing } from './handlers.js';
import { serveRequests, type AnswerRequest } from './requests.js';

/** What the strategy works with. */
export interface BusServerParts {
  readonly connection: NatsConnection;
  readonly metrics: Metrics;
  readonly log: Log;
  readonly keys: IdempotencyKeys;
  /** The keys by which the service knows who asks it. */
  readonly callers: Keyring;
  /** What the kit itself answers. */
  readonly answers: ReadonlyMap<string, AnswerRequest>;
  /** Starts the consumers of the service, once its handlers are known. */
  readonly hear: (consumers: readonly Consumer[]) => Promise<void>;
}

/**
 * The transport strategy of every service: `@Answers` methods are served as core NATS requests in the service's queue
 * group, `@Hears` methods as durable JetStream consumers. Nest's own NATS transport knows requests only, and no transporter
 * for JetStream supports this version of Nest (docs/adr/0003).
 */
export class BusServer extends Server implements CustomTransportStrategy {
  constructor(
    private readonly service: string,
    private readonly parts: BusServerParts,
  ) {
    super();
  }

  listen(started: (error?: unknown) => void): void {
    const requests = new Map<string, AnswerRequest>(this.parts.answers);
    const consumers: Consumer[] = [];
    for (const [pattern, handler] of this.messageHandlers) {
      if (!handler.isEventHandler) requests.set(pattern, (asked) => this.answer(pattern, handler, asked));
      else if (!isForgetting(pattern)) consumers.push(this.consumerOf(pattern, handler));
    }
    serveRequests(this.parts.connection, this.service, requests, this.parts);
    this.parts.hear(consumers).then(() => started(), started);
  }

  private consumerOf(pattern: string, handler: MessageHandler): Consumer {
    const { kind, purpose } = heardPattern(pattern);
    const forget = this.messageHandlers.get(forgettingOf(pattern));
    return {
      kind,
      durable: `${this.service}_${purpose}`,
      hear: async (told, tx) => void (await call(handler, told, { tx })),
      ...(forget !== undefined && { forget: async (aggregateId: string, tx) => void (await call(forget, aggregateId, { tx })) }),
    };
  }

  /** A database that is away, or a lock that others hold for too long, is no fault of ours: the caller may ask again. */
  private async answer(subject: string, handler: MessageHandler, asked: Asked): Promise<unknown> {
    try {
      return await this.parts.keys.hold(asked, subject, (held) => call(handler, held));
    } catch (error) {
      throw isPassing(error) ? new Problem('SERVICE_UNAVAILABLE') : error;
    }
  }

  close(): void {
    // What was started by listening is stopped by the runner, in its order.
  }

  on(): void {
    throw new Error('the bus has no lifecycle events of its own');
  }

  unwrap<T>(): T {
    throw new Error('ask for the NatsConnection instead');
  }
}

async function call(handler: MessageHandler, payload: unknown, context?: Hearing): Promise<unknown> {
  const result: unknown = await handler(payload, context);
  return isObservable(result) ? firstValueFrom(result, { defaultValue: undefined }) : result;
}
