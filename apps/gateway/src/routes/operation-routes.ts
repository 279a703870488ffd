import { setTimeout as wait } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { NOBODY, OPERATIONS, type Asked, type HttpRoute, type Operation } from '@gatebook/contracts';
import { Bus, Log, Metrics } from '@gatebook/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../access/access.js';
import { addressKey } from '../access/address-key.rules.js';
import { Admission, bodyLimitOf, type Admitted } from '../access/admission.js';
import { GatewaySettings, isHttps } from '../config.js';
import type { Composition } from '../http/composition.js';
import { compositions } from '../features/compositions.js';
import { BASE } from '../http/base.js';
import { saidByHeaders } from '../http/call-headers.rules.js';
import { fastifyOf } from '../http/fastify-of.js';
import { jsonOf } from '../http/json-body.rules.js';
import { refuseOtherMethods } from '../http/other-methods.js';
import { requestOf } from '../http/request-dto.js';
import { sendAnswer } from '../http/send-answer.js';
import { problemOf, sendProblem } from '../http/send-problem.js';
import { cookiesOf, deviceTokenOf } from '../http/session-cookie.rules.js';

const HELD_MS = 250;
const MOST_HELD = 1_000;
const DRAINED_BYTES = 65_536;

/** Makes a route of every operation: who are you, may you, is it well-formed; then the service decides. */
@Injectable()
export class OperationRoutes implements OnModuleInit {
  private readonly compositions: ReadonlyMap<string, Composition>;
  private readonly admission: Admission;
  private readonly admitted = new WeakMap<FastifyRequest, Admitted>();
  private held = 0;

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    private readonly settings: GatewaySettings,
    private readonly bus: Bus,
    access: Access,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {
    this.compositions = compositions(bus, access, settings);
    this.admission = new Admission(access, settings);
  }

  onModuleInit(): void {
    const fastify = fastifyOf(this.host);
    const methods = new Map<string, string[]>();
    for (const operation of OPERATIONS) {
      const { http } = operation;
      if (http === undefined) continue;
      const url = `${BASE}${http.path.replace(/\{(\w+)\}/g, ':$1')}`;
      methods.set(url, [...(methods.get(url) ?? []), http.method]);
      fastify.route({
        method: http.method,
        url,
        bodyLimit: bodyLimitOf(http, this.settings),
        onRequest: (request, reply) => this.admit(operation, http, request, reply),
        handler: (request, reply) => this.handle(operation, http, request, reply),
      });
    }
    for (const [url, taken] of methods) refuseOtherMethods(fastify, url, taken);
  }

  /** Before the body is read. */
  private async admit(
    operation: Operation,
    http: HttpRoute,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> {
    try {
      this.admitted.set(request, await this.admission.admit(operation, http, request));
      return undefined;
    } catch (error) {
      const problem = problemOf(error, request, this.log);
      this.metrics.requestSeconds.startTimer({ subject: operation.subject })({ outcome: problem.code });
      if (problem.code === 'TOO_MANY_REQUESTS') await this.hold();
      // A body that nobody will read is not drained either.
      if (Number(request.headers['content-length'] ?? 0) > DRAINED_BYTES) void reply.header('connection', 'close');
      return sendProblem(reply, problem);
    }
  }

  /** Who asks too much waits for the refusal: who asks again at once would keep us busy with refusals alone. */
  private async hold(): Promise<void> {
    if (this.held >= MOST_HELD) return;
    this.held++;
    await wait(HELD_MS);
    this.held--;
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
    const admitted = this.admitted.get(request);
    if (admitted === undefined) throw new Error(`${operation.subject} was read before it was admitted`);
    const { actor, sessionToken, because } = admitted;
    const said = saidByHeaders(http, request.headers);
    const sent = request.body instanceof Uint8Array ? jsonOf(request.body) : undefined;
    const body = requestOf(operation, { path: fieldsOf(request.params), query: fieldsOf(request.query), body: sent });
    // Keys are kept by actor, and nobody is not one: a stranger's key must not find another stranger's answer.
    const idempotencyKey = actor === NOBODY ? undefined : said.idempotencyKey;
    const asked: Asked<object> = { ...said, ...because, actor, body, idempotencyKey };
    const composition = this.compositions.get(operation.subject);
    if (composition === undefined) return sendAnswer(reply, http, await this.bus.pass(operation, asked));
    const presented = { sessionToken, deviceToken: deviceTokenOf(request.headers.cookie), address: addressKey(request.ip) };
    const composed = await composition.answer(asked, presented);
    const cookies = cookiesOf(composed, isHttps(this.settings));
    if (cookies.length > 0) void reply.header('set-cookie', cookies);
    return sendAnswer(reply, http, composed);
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
