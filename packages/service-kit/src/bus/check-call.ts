import {
  CALLS,
  CONSUMERS,
  GATEWAY,
  readOutboxSubject,
  serviceActor,
  serviceOf,
  sourceOfConsumer,
  type Asked,
  type Behind,
} from '@gatebook/contracts';
import type { Msg } from '@nats-io/transport-node';
import type { Keyring, PairKeys } from './call-keyring.js';
import { readVoucher } from './voucher.js';
import { CALLER_HEADER, isProof, isSealed, openBody, PROOF_HEADER, requestPlace } from './proof.js';

/** Nobody waits longer for an answer; a deadline further off would only keep a message usable for longer. */
const LONGEST_WAIT_MS = 60_000;

/** Why a call is not answered. */
export type CallRefusal = 'unproved' | 'not-declared' | 'malformed' | 'too-late' | 'repeated';

/** A call that was proved, with the actor that its caller may speak for. */
export interface CheckedCall {
  readonly asked: Asked;
  readonly proof: string;
  readonly keys: PairKeys;
}

/** What services ask of each other, as `caller subject`; the gateway may ask everything. */
const DECLARED_CALLS: ReadonlySet<string> = new Set([
  ...CALLS.map(({ caller, operation }) => `${caller} ${operation.subject}`),
  ...CONSUMERS.map((consumer) => `${consumer.service} ${readOutboxSubject(sourceOfConsumer(consumer))}`),
]);

/** Checks who asks, before anything else is done with a message. */
export class CallCheck {
  /** Proofs that were answered, until their deadline: the same message twice is one call. */
  private readonly answered = new Map<string, number>();

  constructor(private readonly callers: Keyring) {}

  /** The proved call, or why it is not to be answered. */
  check(message: Msg, now: number): CheckedCall | CallRefusal {
    const { subject, data, headers } = message;
    const caller = headers?.get(CALLER_HEADER) ?? '';
    const proof = headers?.get(PROOF_HEADER) ?? '';
    const keys = this.callers.get(caller);
    if (keys === undefined || !isProof(proof, keys.proof, caller, subject, data)) return 'unproved';
    if (caller !== GATEWAY && !DECLARED_CALLS.has(`${caller} ${subject}`)) return 'not-declared';
    const asked = readAsked(message);
    if (asked === null || asked.deadline > now + LONGEST_WAIT_MS) return 'malformed';
    // Nobody waits any more: work done now would be work done for nothing.
    if (asked.deadline < now) return 'too-late';
    if (!this.isFirst(proof, asked.deadline, now)) return 'repeated';
    // Only the gateway knows officers and clients; whatever another one writes, it speaks for itself.
    const actor = caller === GATEWAY ? asked.actor : serviceActor(caller);
    const behind = caller === GATEWAY ? undefined : this.behindOf(asked, subject, caller, now);
    if (behind === null) return 'unproved';
    const vouchers = caller === GATEWAY ? asked.vouchers : undefined;
    const body = isSealed(subject) ? openedBody(keys, subject, asked.body) : asked.body;
    return body === UNREADABLE ? 'malformed' : { asked: { ...asked, actor, behind, vouchers, body }, proof, keys };
  }

  /** Only the gateway knows who is behind a service: undefined without its word, null where the word given is not good. */
  private behindOf({ vouchers }: Asked, subject: string, caller: string, now: number): Behind | null | undefined {
    const voucher = vouchers?.[serviceOf(subject)];
    return voucher === undefined ? undefined : readVoucher(voucher, caller, this.callers, now);
  }

  private isFirst(proof: string, deadline: number, now: number): boolean {
    if (this.answered.has(proof)) return false;
    this.answered.set(proof, deadline);
    // In the order of arrival, which is nearly that of their deadlines.
    for (const [earlier, until] of this.answered) {
      if (until >= now) break;
      this.answered.delete(earlier);
    }
    return true;
  }
}

const UNREADABLE = Symbol('unreadable');

function openedBody(keys: PairKeys, subject: string, body: unknown): unknown {
  try {
    return openBody(keys.seal, requestPlace(subject), body);
  } catch {
    return UNREADABLE;
  }
}

function readAsked(message: Msg): Asked | null {
  try {
    const asked = message.json<Asked | null>();
    return asked !== null && typeof asked === 'object' && typeof asked.deadline === 'number' ? asked : null;
  } catch {
    return null;
  }
}
