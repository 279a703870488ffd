import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { NOBODY, OPERATIONS, Problem, type Actor, type Asked, type HttpRoute, type Operation } from '@gatebook/contracts';
import { Bus, Log, Metrics } from '@gatebook/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../access/access.js';
import { refuseForgery, refuseUnlessAllowed, REQUESTED_WITH } from '../access/permission.rules.js';
import { RateLimit } from '../access/rate-limits.js';
import { GatewaySettings, isHttps } from '../config.js';
import type { Composition } from '../features/composition.js';
import { compositions } from '../features/compositions.js';
import { BASE } from './base.js';
import { saidByHeaders } from './call-headers.rules.js';
import { fastifyOf } from './fastify-of.js';
import { requestOf } from './request-dto.js';
import { sendAnswer } from './send-answer.js';
import { problemOf, sendProblem } from './send-problem.js';
import { sessionCookieText, sessionTokenOf } from './session-cookie.rules.js';
import { traceOf } from './trace-of.js';

/** Whoever asks has an answer, or a problem, within this time. */
const DEADLINE_MS = 3_000;

/** Makes a route of every operation: who are you, may you, is it well-formed; then the service decides. */
@Injectable()
export class OperationRoutes implements OnModuleInit {
  private readonly compositions: ReadonlyMap<string, Composition>;
  private readonly requests: RateLimit;
  private readonly refusals: RateLimit;

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    private readonly settings: GatewaySettings,
    private readonly bus: Bus,
    private readonly access: Access,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {
    this.compositions = compositions(bus, settings);
    this.requests = new RateLimit(settings.requestsPerMinute);
    this.refusals = new RateLimit(settings.requestsPerMinute);
  }

  onModuleInit(): void {
    const fastify = fastifyOf(this.host);
    for (const operation of OPERATIONS) {
      const { http } = operation;
      if (http === undefined) continue;
      fastify.route({
        method: http.method,
        url: `${BASE}${http.path.replace(/\{(\w+)\}/g, ':$1')}`,
        handler: (request, reply) => this.handle(operation, http, request, reply),
      });
    }
  }

  private async handle(operation: Operation, http: HttpRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const stop = this.metrics.requestSeconds.startTimer({ subject: operation.subject });
    try {
      const sent = await this.answer(operation, http, request, reply);
      stop({ outcome: 'answered' });
      return sent;
    } catch (error) {
      const problem = problemOf(error, request, this.log);
      stop({ outcome: problem.code });
      return sendProblem(reply, problem);
    }
  }

  private async answer(operation: Operation, http: HttpRoute, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const because = { traceId: traceOf(request), deadline: Date.now() + DEADLINE_MS };
    const sessionToken = bearerTokenOf(request) === undefined ? sessionTokenOf(request.headers.cookie) : undefined;
    const actor = await this.actorOf(operation, request, because);
    refuseUnlessAllowed(operation, actor);
    refuseForgery(request.method, sessionToken !== undefined && actor !== NOBODY, request.headers[REQUESTED_WITH.header]);
    this.requests.count(actor === NOBODY ? `address:${request.ip}` : actor.id);

    const said = saidByHeaders(http, request.headers);
    const body = requestOf(operation, { path: fieldsOf(request.params), query: fieldsOf(request.query), body: request.body });
    // Keys are kept by actor, and nobody is not one: a stranger's key must not find another stranger's answer.
    const idempotencyKey = actor === NOBODY ? undefined : said.idempotencyKey;
    const asked: Asked<object> = { ...said, ...because, actor, body, idempotencyKey };
    const composition = this.compositions.get(operation.subject);
    if (composition === undefined) return sendAnswer(reply, http, await this.bus.pass({ ...operation, request: Object }, asked));
    const composed = await composition.answer(asked, { sessionToken, address: request.ip });
    if (composed.session !== undefined) void reply.header('set-cookie', sessionCookieText(composed.session, isHttps(this.settings)));
    return sendAnswer(reply, http, composed);
  }

  private async actorOf({ roles }: Operation, request: FastifyRequest, because: { traceId: string; deadline: number }): Promise<Actor> {
    const token = bearerTokenOf(request) ?? sessionTokenOf(request.headers.cookie);
    if (token === undefined) return NOBODY;
    const refused = `address:${request.ip}`;
    // Tokens that are nobody's are asked about at identity each time: an address that goes on sending them is stopped here.
    this.refusals.refuseIfFull(refused);
    try {
      return await this.access.actorOf(token, because);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'NOT_SIGNED_IN') throw error;
      this.refusals.count(refused);
      if (roles === 'anyone') return NOBODY;
      throw error;
    }
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const BEARER = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i;

/** The token of the `Authorization` header (RFC 6750). */
function bearerTokenOf(request: FastifyRequest): string | undefined {
  return BEARER.exec(request.headers.authorization ?? '')?.[1];
}
