import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Log } from '@gatebook/service-kit';
import type { FastifyReply } from 'fastify';
import { problemOf, sendProblem } from './send-problem.js';

/** What a controller of Nest throws becomes a problem like everything else. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    void sendProblem(reply, problemOf(exception, reply.request, this.log));
  }
}
