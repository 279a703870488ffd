import {
  isProblemCode,
  Problem,
  serviceActor,
  serviceOf,
  type Answered,
  type Asked,
  type FieldProblem,
  type Operation,
  type ProblemParameters,
} from '@gatebook/contracts';
import { RequestError, TimeoutError, type NatsConnection } from '@nats-io/transport-node';

const DEADLINE_MS = 3_000;

/** What an asked service sends back. */
export type WireReply = { readonly answered: Answered } | { readonly problem: WireProblem } | { readonly fault: string };
/** A problem on the wire; the gateway writes it out in the caller's language. */
export interface WireProblem {
  readonly code: string;
  readonly parameters: ProblemParameters;
  readonly errors: readonly FieldProblem[];
}

/** A fault in the service that was asked; `reference` stands in its log. */
export class RemoteFault extends Error {
  override readonly name = 'RemoteFault';
  constructor(readonly reference: string) {
    super('a service failed');
  }
}

/** Asks services. A service that is down is a problem within the deadline, never a hang. */
export class Bus {
  constructor(private readonly connection: NatsConnection) {}

  /** Passes a request on and waits for the whole answer. */
  async pass<Request extends object, Answer>(operation: Operation<Request, Answer>, asked: Asked<Request>): Promise<Answered<Answer>> {
    const timeout = asked.deadline - Date.now();
    if (timeout <= 0) throw new Problem('SERVICE_UNAVAILABLE', { service: serviceOf(operation.subject) });
    let reply: WireReply;
    try {
      reply = (await this.connection.request(operation.subject, JSON.stringify(asked), { timeout })).json<WireReply>();
    } catch (error) {
      if (error instanceof TimeoutError || error instanceof RequestError || isConnectionTrouble(error)) {
        throw new Problem('SERVICE_UNAVAILABLE', { service: serviceOf(operation.subject) });
      }
      throw error;
    }
    if ('answered' in reply) return reply.answered as Answered<Answer>;
    if ('problem' in reply && isProblemCode(reply.problem.code)) {
      throw new Problem(reply.problem.code, reply.problem.parameters, reply.problem.errors);
    }
    throw new RemoteFault('fault' in reply ? reply.fault : 'unknown');
  }

  /** Asks another service in the course of a request or of background work; the trace goes along. */
  async ask<Request extends object, Answer>(
    operation: Operation<Request, Answer>,
    body: Request,
    because: Partial<Omit<Asked, 'body'>> & { readonly traceId: string; readonly service: string },
  ): Promise<Answer> {
    const { service, ...context } = because;
    const asked: Asked<Request> = {
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
