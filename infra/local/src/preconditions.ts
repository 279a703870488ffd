import { mkdir, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { SetupProblem } from '@gatebook/local-servers';

const LEAST_FREE_BYTES = 300 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;

/** Looked at before anything starts, so that nothing has to be cleaned up after the sentence. */
export async function checkPreconditions(home: string, port: number): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o755 });
  const { bavail, bsize } = await statfs(home);
  if (bavail * bsize < LEAST_FREE_BYTES) {
    throw new SetupProblem(
      `The disk that holds ${home} is full: ${Math.floor((bavail * bsize) / MEGABYTE)} MB free, ${LEAST_FREE_BYTES / MEGABYTE} MB needed.`,
    );
  }
  for (const host of [undefined, '127.0.0.1']) await checkPort(port, host);
}

function checkPort(port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (cause) => {
      const reason = 'code' in cause ? cause.code : '';
      // A machine without IPv6 is no reason to stop.
      if (reason === 'EADDRNOTAVAIL' || reason === 'EAFNOSUPPORT') return resolve();
      if (reason === 'EACCES')
        return reject(new SetupProblem(`Port ${port} may not be used by this user: choose one above 1023, for example PORT=8080.`));
      reject(
        new SetupProblem(
          `Port ${port} is in use by another program: stop it, or choose another port, for example PORT=${port + 1} npm start.`,
        ),
      );
    });
    probe.listen({ port, host }, () => probe.close(() => resolve()));
  });
}
