import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ISSUE_TOKEN, languageOf, NOBODY, Problem, type Asked, type IssueToken } from '@gatebook/contracts';
import { Bus, Log } from '@gatebook/service-kit';
import { isUUID } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SignInLimit } from '../../access/rate-limits.js';
import { GatewaySettings } from '../../config.js';
import { fastifyOf } from '../../http/fastify-of.js';
import { problemOf, sendProblem } from '../../http/send-problem.js';
import { traceOf } from '../../http/trace-of.js';
import { clientOf, type NamedClient } from './read-client.rules.js';

const DEADLINE_MS = 3_000;
const FORM_LIMIT_BYTES = 8_192;
/** The words of RFC 6749, section 5.2, beside our own. */
const OAUTH_ERRORS: Readonly<Record<string, string>> = {
  SIGN_IN_FAILED: 'invalid_client',
  REQUEST_INVALID: 'invalid_request',
  SERVICE_UNAVAILABLE: 'temporarily_unavailable',
};

/** `POST /oauth/token`: the one call that takes a form, because the standard says so. */
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
        async (_request: unknown, body: string) => new URLSearchParams(body),
      );
      scope.post('/oauth/token', (request, reply) => this.handle(request, reply));
    });
  }

  private async handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    try {
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
      if (form.get('grant_type') !== 'client_credentials') {
        return sendProblem(
          reply,
          new Problem('REQUEST_INVALID', {}, [{ pointer: '/grant_type', code: 'IS_IN', detail: 'grant_type must be client_credentials' }]),
          { error: 'unsupported_grant_type' },
        );
      }
      const { body } = await this.bus.pass(ISSUE_TOKEN, this.asked(request, clientOf(request.headers.authorization, form)));
      return reply.header('pragma', 'no-cache').send(body);
    } catch (error) {
      const problem = problemOf(error, request, this.log);
      return sendProblem(reply, problem, { error: OAUTH_ERRORS[problem.code] ?? 'server_error' });
    }
  }

  private asked(request: FastifyRequest, client: NamedClient | null): Asked<IssueToken> {
    if (client === null) throw new Problem('SIGN_IN_FAILED');
    this.limit.count(request.ip, client.clientId);
    // What cannot be a client's id need not be asked about.
    if (!isUUID(client.clientId) || client.clientSecret.length > 200) throw new Problem('SIGN_IN_FAILED');
    return {
      body: client,
      actor: NOBODY,
      language: languageOf(request.headers['accept-language']),
      traceId: traceOf(request),
      deadline: Date.now() + DEADLINE_MS,
    };
  }
}
