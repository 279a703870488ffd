import { CHECK, NOBODY, Problem, RECORD_CROSSING, type Actor, type HttpRoute, type Operation } from '@gatebook/contracts';
import type { FastifyRequest } from 'fastify';
import type { GatewaySettings } from '../config.js';
import { sessionTokenOf } from '../http/session-cookie.rules.js';
import { traceOf } from '../http/trace-of.js';
import type { Access, Because } from './access.js';
import { addressKey } from './address-key.rules.js';
import { refuseForgery, refuseUnlessAllowed, REQUESTED_WITH } from './permission.rules.js';
import { RateLimit } from './rate-limits.js';

/** While they are asked somebody stands at a gate. */
const AT_GATE: readonly string[] = [CHECK.subject, RECORD_CROSSING.subject];

/** Whoever asks has an answer, or a problem, within this time. */
const DEADLINE_MS = 3_000;
const USUAL_BODY_BYTES = 65_536;

/** A request that may be read: who asks, and until when they wait. */
export interface Admitted {
  readonly actor: Actor;
  readonly sessionToken: string | undefined;
  readonly because: Because;
}

/** Bytes that the body of an operation may have. */
export function bodyLimitOf({ bodyLimitBytes = USUAL_BODY_BYTES }: HttpRoute, settings: Pick<GatewaySettings, 'bodyLimitBytes'>): number {
  return Math.min(bodyLimitBytes, settings.bodyLimitBytes);
}

/** Who are you, may you, how much have you asked already: decided from the head of a request, before a byte of its body is read. */
export class Admission {
  private readonly requests: RateLimit;
  private readonly refusals: RateLimit;
  private readonly bytes: RateLimit;

  constructor(
    private readonly access: Access,
    private readonly settings: GatewaySettings,
  ) {
    this.requests = new RateLimit(settings.requestsPerMinute);
    this.refusals = new RateLimit(settings.requestsPerMinute);
    this.bytes = new RateLimit(settings.anonymousBytesPerMinute);
  }

  async admit(operation: Operation, http: HttpRoute, request: FastifyRequest): Promise<Admitted> {
    // A router takes `/gates/` for a gate without an id.
    if (Object.values(paramsOf(request)).includes('')) throw new Problem('PATH_UNKNOWN');
    const because = { traceId: traceOf(request), deadline: Date.now() + DEADLINE_MS };
    const sessionToken = bearerTokenOf(request) === undefined ? sessionTokenOf(request.headers.cookie) : undefined;
    const actor = await this.actorOf(operation, request, because);
    refuseUnlessAllowed(operation, actor);
    refuseForgery(request.method, sessionToken !== undefined && actor !== NOBODY, request.headers[REQUESTED_WITH.header]);
    if (actor === NOBODY) {
      const address = addressKey(request.ip);
      this.requests.count(`address:${address}`);
      this.bytes.count(address, announcedBytes(request, bodyLimitOf(http, this.settings)));
    } else this.requests.count(actor.id);
    return { actor, sessionToken, because };
  }

  private async actorOf({ roles, subject }: Operation, request: FastifyRequest, because: Because): Promise<Actor> {
    const token = bearerTokenOf(request) ?? sessionTokenOf(request.headers.cookie);
    if (token === undefined) return NOBODY;
    const refused = `address:${addressKey(request.ip)}`;
    // Tokens that are nobody's are asked about at identity each time: an address that goes on sending them is stopped here.
    this.refusals.refuseIfFull(refused);
    try {
      return await this.access.actorOf(token, { ...because, isAtGate: AT_GATE.includes(subject) });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'NOT_SIGNED_IN') throw error;
      this.refusals.count(refused);
      if (roles === 'anyone') return NOBODY;
      throw error;
    }
  }
}

/** What the body is said to have. Who says nothing is counted with the most that is read. */
function announcedBytes({ headers }: FastifyRequest, most: number): number {
  if (headers['transfer-encoding'] !== undefined) return most;
  return Math.min(Number(headers['content-length'] ?? 0), most);
}

function paramsOf({ params }: FastifyRequest): Readonly<Record<string, unknown>> {
  return typeof params === 'object' && params !== null ? { ...params } : {};
}

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/** The token of the `Authorization` header (RFC 6750; RFC 9110 lets one space or more stand behind the scheme). */
function bearerTokenOf(request: FastifyRequest): string | undefined {
  return BEARER.exec(request.headers.authorization ?? '')?.[1];
}
