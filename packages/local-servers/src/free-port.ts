import { createServer } from 'node:net';

/**
 * A port of 127.0.0.1 that nobody used a moment ago.
 * Another program may take it before the caller does, so whoever starts a server on it must be ready to ask again.
 */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('the operating system named no port'));
      });
    });
  });
}
