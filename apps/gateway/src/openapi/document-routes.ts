import fastifyStatic from '@fastify/static';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import getAbsoluteFSPath from 'swagger-ui-dist/absolute-path.js';
import { fastifyOf } from '../http/fastify-of.js';
import { refuseOtherMethods } from '../http/other-methods.js';
import { openApiDocument } from './document.js';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Gatebook API</title>
    <link rel="stylesheet" href="/api/docs/files/swagger-ui.css" />
  </head>
  <body>
    <div id="docs"></div>
    <script src="/api/docs/files/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#docs',
  validatorUrl: null,
  requestInterceptor: (request) => {
    request.headers['X-Requested-With'] = 'gatebook';
    return request;
  },
});
`;

/** The contract for machines at `/api/openapi.json`, for people at `/api/docs`; every file of it is ours. */
@Injectable()
export class DocumentRoutes implements OnModuleInit {
  private text: string | null = null;

  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = fastifyOf(this.host);
    fastify.get('/api/openapi.json', (_request, reply) =>
      reply.header('content-type', 'application/json; charset=utf-8').send((this.text ??= JSON.stringify(openApiDocument()))),
    );
    fastify.get('/api/docs', (_request, reply) => reply.header('content-type', 'text/html; charset=utf-8').send(PAGE));
    fastify.get('/api/docs/start.js', (_request, reply) => reply.header('content-type', 'text/javascript; charset=utf-8').send(START));
    for (const url of ['/api/openapi.json', '/api/docs', '/api/docs/start.js']) refuseOtherMethods(fastify, url, ['GET']);
    const allowedPath = (path: string): boolean => path === '/swagger-ui.css' || path === '/swagger-ui-bundle.js';
    void fastify.register(fastifyStatic, {
      root: getAbsoluteFSPath(),
      prefix: '/api/docs/files/',
      decorateReply: false,
      index: false,
      allowedPath,
    });
  }
}
