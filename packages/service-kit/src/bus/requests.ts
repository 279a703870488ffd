import { randomUUID } from 'node:crypto';
import { Problem, type Asked } from '@gatebook/contracts';
import type { NatsConnection, Msg } from '@nats-io/transport-node';
import type { Log } from '../logs/log.js';
import type { Metrics } from '../health/metrics.js';
import { RemoteFault, type WireReply } from './bus.js';
import type { Keyring } from './call-keyring.js';
import { CallCheck, type CheckedCall } from './check-call.js';
import { Reply } from './handlers.js';
import { answerPlace, isSealed, sealBody } from './proof.js';

/** Answers one request; may return a body, a `Reply`, or throw a problem. */
export type AnswerRequest = (asked: Asked) => Promise<unknown>;

/** What answering works with. */
export interface AnsweringParts {
  readonly log: Log;
  readonly metrics: Metrics;
  /** The keys by which a service knows who asks it. */
  readonly callers: Keyring;
}

/** Subscribes a service to the subjects it answers, as one member of its queue group; answers nobody who does not prove who asks. */
export function serveRequests(
  connection: NatsConnection,
  service: string,
  handlers: ReadonlyMap<string, AnswerRequest>,
  parts: AnsweringParts,
): void {
  const check = new CallCheck(parts.callers);
  for (const [subject, answer] of handlers) {
    connection.subscribe(subject, {
      queue: service,
      callback: (error, message) => {
        if (error) parts.log.error('subscription failed', error, { subject });
        else void answerMessage(message, answer, check, parts);
      },
    });
  }
}

async function answerMessage(message: Msg, answer: AnswerRequest, check: CallCheck, { log, metrics }: AnsweringParts): Promise<void> {
  const { subject } = message;
  const stop = metrics.requestSeconds.startTimer({ subject });
  const call = check.check(message, Date.now());
  if (typeof call === 'string') {
    stop({ outcome: call });
    if (call === 'too-late') log.info('call came too late, dropped', { subject });
    else log.warn('call dropped', { subject, reason: call });
    return;
  }
  const { traceId } = call.asked;
  let outcome = 'answered';
  try {
    const result = await answer(call.asked);
    const { body, status, version, contentType, base64 } = result instanceof Reply ? result : new Reply(result, {});
    respond(message, { answered: { body: sentBody(call, subject, body), status, version, contentType, base64 } });
  } catch (error) {
    if (error instanceof Problem) {
      outcome = error.code;
      respond(message, { problem: { code: error.code, parameters: error.parameters, errors: error.errors, members: error.members } });
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

/** Secrets of an answer are read by who asked, and by nobody on the way. */
function sentBody({ keys, proof }: CheckedCall, subject: string, body: unknown): unknown {
  return isSealed(subject) ? sealBody(keys.seal, answerPlace(subject, proof), body) : body;
}

function respond(message: Msg, reply: WireReply): void {
  message.respond(JSON.stringify(reply));
}
