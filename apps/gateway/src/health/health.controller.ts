import { Controller, Get, Inject, Req, Res, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Problem } from '@gatebook/contracts';
import { Metrics } from '@gatebook/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fastifyOf } from '../http/fastify-of.js';
import { refuseOtherMethods } from '../http/other-methods.js';
import { Readiness } from './readiness.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

@Controller()
export class HealthController implements OnModuleInit {
  constructor(
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    for (const url of ['/health/live', '/health/ready', '/metrics']) refuseOtherMethods(fastifyOf(this.host), url, ['GET']);
  }

  @Get('health/live')
  live(): { readonly live: true } {
    return { live: true };
  }

  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const reasons = await this.readiness.reasons();
    await reply.code(reasons.length === 0 ? 200 : 503).send({ ready: reasons.length === 0, reasons });
  }

  /** On this machine only: what a proxy passes on comes from elsewhere. */
  @Get('metrics')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const isLocal =
      LOOPBACK.has(request.socket.remoteAddress ?? '') &&
      request.headers['x-forwarded-for'] === undefined &&
      request.headers.forwarded === undefined;
    if (!isLocal) throw new Problem('PATH_UNKNOWN');
    await reply.header('content-type', this.metrics.registry.contentType).send(await this.metrics.registry.metrics());
  }
}
