import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { isProblemCode, problemPath, PROBLEMS } from '@gatebook/contracts';
import { fastifyOf } from '../http/fastify-of.js';
import { refuseOtherMethods } from '../http/other-methods.js';
import { problemList, problemPage } from './problem-page.js';

/** A page for each problem at the path of its `type`: who meets one opens it and reads what it means. */
@Injectable()
export class ProblemRoutes implements OnModuleInit {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const codes = Object.keys(PROBLEMS).filter(isProblemCode).toSorted();
    const serve = (url: string, page: string): void => {
      const fastify = fastifyOf(this.host);
      fastify.get(url, (_request, reply) => reply.header('content-type', 'text/html; charset=utf-8').send(page));
      refuseOtherMethods(fastify, url, ['GET']);
    };
    serve('/problems', problemList(codes));
    for (const code of codes) serve(problemPath(code), problemPage(code));
  }
}
