import {
  GATEWAY,
  isProblemCode,
  Problem,
  serviceActor,
  serviceOf,
  type Answered,
  type Asked,
  type FieldProblem,
  type ProblemMembers,
  type Operation,
  type ProblemParameters,
} from '@gatebook/contracts';
import { headers, RequestError, TimeoutError, type NatsConnection } from '@nats-io/transport-node';
import type { Keyring } from './call-keyring.js';
import { vouchersFor } from './voucher.js';
import { answerPlace, CALLER_HEADER, isSealed, openBody, PROOF_HEADER, proofOf, requestPlace, sealBody } from './proof.js';

const DEADLINE_MS = 3_000;

/** What an asked service sends back. */
export type WireReply = { readonly answered: Answered } | { readonly problem: WireProblem } | { readonly fault: string };
/** A problem on the wire; the gateway writes it out in the caller's language. */
export interface WireProblem {
  readonly code: string;
  readonly parameters: ProblemParameters;
  readonly errors: readonly FieldProblem[];
  readonly members?: ProblemMembers;
}

/** A fault in the service that was asked; `reference` stands in its log. */
export class RemoteFault extends Error {
  override readonly name = 'RemoteFault';
  constructor(readonly reference: string) {
    super('a service failed');
  }
}

const ENCODER = new TextEncoder();

/** Asks services, and proves each time who asks. A service that is down is a problem within the deadline, never a hang. */
export class Bus {
  constructor(
    private readonly connection: NatsConnection,
    /** The app that asks. */
    private readonly caller: string,
    /** Its key for each app that it may ask. */
    private readonly keyring: Keyring,
  ) {}

  /** Passes a request on and waits for the whole answer. */
  async pass<Request, Answer, Added, KeptBack>(
    operation: Operation<Request, Answer, Added, KeptBack>,
    asked: Asked<Request & Added>,
  ): Promise<Answered<Answer & KeptBack>> {
    const { subject } = operation;
    const answerer = serviceOf(subject);
    const keys = this.keyring.get(answerer);
    if (keys === undefined) throw new Error(`${this.caller} has no key to ask ${answerer}`);
    const timeout = asked.deadline - Date.now();
    if (timeout <= 0) throw new Problem('SERVICE_UNAVAILABLE', { service: answerer });
    const askedBody = isSealed(subject) ? sealBody(keys.seal, requestPlace(subject), asked.body) : asked.body;
    const sent = { ...asked, body: askedBody, vouchers: this.vouchersTo(answerer, asked), behind: undefined };
    // Written out once: what is proved is what travels, to the byte.
    const bytes = ENCODER.encode(JSON.stringify(sent));
    const proof = proofOf(keys.proof, this.caller, subject, bytes);
    const proved = headers();
    proved.set(CALLER_HEADER, this.caller);
    proved.set(PROOF_HEADER, proof);
    let reply: WireReply;
    try {
      reply = (await this.connection.request(subject, bytes, { timeout, headers: proved })).json<WireReply>();
    } catch (error) {
      if (error instanceof TimeoutError || error instanceof RequestError || isConnectionTrouble(error)) {
        throw new Problem('SERVICE_UNAVAILABLE', { service: answerer });
      }
      throw error;
    }
    if ('answered' in reply) {
      const { answered } = reply;
      const body = isSealed(subject) ? openBody(keys.seal, answerPlace(subject, proof), answered.body) : answered.body;
      return { ...answered, body } as Answered<Answer & KeptBack>;
    }
    if ('problem' in reply && isProblemCode(reply.problem.code)) {
      throw new Problem(reply.problem.code, reply.problem.parameters, reply.problem.errors, reply.problem.members);
    }
    throw new RemoteFault('fault' in reply ? reply.fault : 'unknown');
  }

  /** The gateway gives its word; a service passes on the one that is meant for whom it asks. */
  private vouchersTo(answerer: string, asked: Asked): Asked['vouchers'] {
    if (this.caller === GATEWAY) return vouchersFor(answerer, asked, this.keyring);
    const voucher = asked.vouchers?.[answerer];
    return voucher === undefined ? undefined : { [answerer]: voucher };
  }

  /** Asks another service in the course of a request or of background work; the trace goes along. */
  async ask<Request, Answer, Added>(
    operation: Operation<Request, Answer, Added>,
    body: Request & Added,
    because: Partial<Omit<Asked, 'body'>> & { readonly traceId: string; readonly service: string },
  ): Promise<Answer> {
    const { service, ...context } = because;
    const asked: Asked<Request & Added> = {
      actor: serviceActor(service),
      language: 'en',
      deadline: Date.now() + DEADLINE_MS,
      ...context,
      body,
      idempotencyKey: undefined,
      expectedVersion: undefined,
    };
    return (await this.pass(operation, asked)).body;
  }
}

function isConnectionTrouble(error: unknown): boolean {
  return (
    error instanceof Error &&
    ['ConnectionError', 'ClosedConnectionError', 'DrainingConnectionError', 'NoRespondersError'].includes(error.name)
  );
}
