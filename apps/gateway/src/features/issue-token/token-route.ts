import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ISSUE_TOKEN, languageOf, NOBODY, Problem, problemDocument, type Asked, type IssueToken } from '@gatebook/contracts';
import { Bus, Log } from '@gatebook/service-kit';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { addressKey } from '../../access/address-key.rules.js';
import { SignInLimit } from '../../access/rate-limits.js';
import { GatewaySettings } from '../../config.js';
import { fastifyOf } from '../../http/fastify-of.js';
import { refuseOtherMethods } from '../../http/other-methods.js';
import { problemOf } from '../../http/send-problem.js';
import { traceOf } from '../../http/trace-of.js';
import { clientOf, type NamedClient, type TokenError } from './token-request.rules.js';

const URL = '/oauth/token';
const DEADLINE_MS = 3_000;
const FORM_LIMIT_BYTES = 8_192;
const BAD_REQUEST = 400;

/** What our problems are called by the standard, where it has a word. */
const OAUTH_ERRORS: Readonly<Record<string, TokenError>> = {
  SIGN_IN_FAILED: 'invalid_client',
  REQUEST_INVALID: 'invalid_request',
  MEDIA_TYPE_UNSUPPORTED: 'invalid_request',
  BODY_TOO_LARGE: 'invalid_request',
  BODY_NOT_JSON: 'invalid_request',
  TOO_MANY_REQUESTS: 'temporarily_unavailable',
  SERVICE_UNAVAILABLE: 'temporarily_unavailable',
};

/** `POST /oauth/token`: the one call that takes a form and answers in OAuth's own words, because clients of the standard read no others. */
@Injectable()
export class TokenRoute implements OnModuleInit {
  private readonly limit: SignInLimit;

  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    settings: GatewaySettings,
    private readonly bus: Bus,
    private readonly log: Log,
  ) {
    this.limit = new SignInLimit({ ofName: settings.signInsPerMinute, ofAddress: settings.tokensOfAddressPerMinute });
  }

  onModuleInit(): void {
    void fastifyOf(this.host).register(async (scope) => {
      // Forms are read here and nowhere else: another site can make a browser send one.
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser(
        'application/x-www-form-urlencoded',
        { parseAs: 'string', bodyLimit: FORM_LIMIT_BYTES },
        async (_request: unknown, body: string) => body,
      );
      scope.post(URL, { errorHandler: (error, request, reply) => this.refuse(error, request, reply) }, (request, reply) =>
        this.handle(request, reply),
      );
      refuseOtherMethods(scope, URL, ['POST']);
    });
  }

  private async handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    try {
      const client = clientOf(request.headers.authorization, typeof request.body === 'string' ? request.body : '');
      if (client === 'invalid_client') throw new Problem('SIGN_IN_FAILED');
      if (typeof client === 'string') return sendError(reply, BAD_REQUEST, client, client.replaceAll('_', ' '));
      const { body } = await this.bus.pass(ISSUE_TOKEN, this.asked(request, client));
      return reply.header('pragma', 'no-cache').send(body);
    } catch (error) {
      return this.refuse(error, request, reply);
    }
  }

  private refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const problem = problemOf(error, request, this.log);
    const { retryAfterSeconds } = problem;
    if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
    const word = OAUTH_ERRORS[problem.code] ?? 'server_error';
    if (word === 'invalid_client') void reply.header('www-authenticate', 'Basic realm="gatebook"');
    // The standard lets the sentence hold ASCII only.
    const { title } = problemDocument(problem, 'en');
    const { reference } = problem.parameters;
    return sendError(
      reply,
      word === 'invalid_request' ? BAD_REQUEST : problem.status,
      word,
      reference === undefined ? title : `${title} ${reference}`,
    );
  }

  private asked(request: FastifyRequest, client: NamedClient): Asked<IssueToken> {
    this.limit.count(addressKey(request.ip), client.clientId.toLowerCase());
    // What cannot be a client's id need not be asked about.
    if (!isUUID(client.clientId) || client.clientSecret.length > 200) throw new Problem('SIGN_IN_FAILED');
    return {
      body: { ...client, clientId: client.clientId.toLowerCase() },
      actor: NOBODY,
      language: languageOf(request.headers['accept-language']),
      traceId: traceOf(request),
      deadline: Date.now() + DEADLINE_MS,
    };
  }
}

function sendError(reply: FastifyReply, status: number, error: TokenError, description: string): FastifyReply {
  return reply
    .code(status)
    .header('pragma', 'no-cache')
    .header('content-type', 'application/json; charset=utf-8')
    .send(JSON.stringify({ error, error_description: description }));
}
