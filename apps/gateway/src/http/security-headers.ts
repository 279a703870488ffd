import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

const HALF_A_YEAR_SECONDS = 15_552_000;

/**
 * What browsers may do with our pages: run our own scripts (and WebAssembly, which reads QR codes), show images made in the
 * page, use the camera, talk to us alone. Styles may be inline because the component library sets them on elements.
 */
export function sendSecurityHeaders(fastify: FastifyInstance, isHttps: boolean): void {
  // Made once: helmet's plug-in for fastify writes the policy out anew for each request.
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isHttps && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: HALF_A_YEAR_SECONDS, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
  fastify.addHook('onRequest', (request, reply, next) => {
    void reply.header('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()');
    protect(request.raw, reply.raw, (error) => next(error instanceof Error ? error : undefined));
  });
}
