import { randomUUID } from 'node:crypto';
import { Problem, type Asked } from '@gatebook/contracts';
import type { NatsConnection, Msg } from '@nats-io/transport-node';
import type { Log } from '../logs/log.js';
import type { Metrics } from '../health/metrics.js';
import { RemoteFault, type WireReply } from './bus.js';
import { Reply } from './handlers.js';

/** Answers one request; may return a body, a `Reply`, or throw a problem. */
export type AnswerRequest = (asked: Asked) => Promise<unknown>;

/** Subscribes a service to the subjects it answers, as one member of its queue group. */
export function serveRequests(
  connection: NatsConnection,
  service: string,
  handlers: ReadonlyMap<string, AnswerRequest>,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): void {
  for (const [subject, answer] of handlers) {
    connection.subscribe(subject, {
      queue: service,
      callback: (error, message) => {
        if (error) log.error('subscription failed', error, { subject });
        else void answerMessage(message, answer, { log, metrics });
      },
    });
  }
}

async function answerMessage(
  message: Msg,
  answer: AnswerRequest,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
): Promise<void> {
  const { subject } = message;
  const stop = metrics.requestSeconds.startTimer({ subject });
  let outcome = 'answered';
  let traceId: string | undefined;
  try {
    const asked = message.json<Asked>();
    traceId = asked.traceId;
    // Nobody waits any more: work done now would be work done for nothing.
    if (asked.deadline < Date.now()) {
      outcome = 'too-late';
      return;
    }
    const result = await answer(asked);
    const { body, status, version, contentType, base64 } = result instanceof Reply ? result : new Reply(result, {});
    respond(message, { answered: { body, status, version, contentType, base64 } });
  } catch (error) {
    if (error instanceof Problem) {
      outcome = error.code;
      respond(message, { problem: { code: error.code, parameters: error.parameters, errors: error.errors } });
    } else {
      outcome = 'fault';
      const reference = error instanceof RemoteFault ? error.reference : randomUUID();
      log.error('request failed', error, { subject, traceId, reference });
      respond(message, { fault: reference });
    }
  } finally {
    stop({ outcome });
  }
}

function respond(message: Msg, reply: WireReply): void {
  message.respond(JSON.stringify(reply));
}
