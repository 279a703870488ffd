import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { isNewEnough, OLDEST_BROKER } from '@gatebook/bus';
import { fetchNatsFromDebian } from './nats-from-debian.js';
import { fetchNatsRelease } from './nats-release.js';
import { natsVersionIn } from './nats-version.js';
import { runCommand } from './run-command.js';
import type { LogLine } from './server-process.js';
import { SetupProblem } from './setup-problem.js';

/** Where a nats-server is kept once it was fetched. */
export interface NatsServerSearch {
  /** `.gatebook/bin` in a checkout. */
  readonly cachePath: string;
  readonly log?: LogLine;
}

/** The version that a binary tells of itself; `null` when it does not run. */
export async function natsServerVersion(binary: string): Promise<string | null> {
  const said = await runCommand(binary, ['--version'], { timeoutSeconds: 10 });
  return said.code === 0 ? natsVersionIn(said.stdout + said.stderr) : null;
}

/**
 * A nats-server that is new enough, with nothing installed: from PATH or /usr/sbin, from the cache, from Debian's archive by a private apt
 * state, from the makers' release; else one sentence that says what to do.
 */
export async function findNatsServer(search: NatsServerSearch): Promise<string> {
  const cached = join(search.cachePath, 'nats-server');
  const tooOld: string[] = [];
  for (const candidate of [...onPath(), '/usr/sbin/nats-server', cached]) {
    if (!(await runs(candidate))) continue;
    const version = await natsServerVersion(candidate);
    if (version !== null && isNewEnough(version)) return candidate;
    tooOld.push(`${candidate} is ${version ?? 'of no known version'}`);
  }

  const reasons: string[] = [];
  for (const [from, fetchIt] of [
    ["Debian's archive", fetchNatsFromDebian],
    ["the makers' release", fetchNatsRelease],
  ] as const) {
    search.log?.(`fetching nats-server from ${from}`);
    const fetched = await fetchIt(search.cachePath);
    if ('reason' in fetched) {
      reasons.push(fetched.reason);
      continue;
    }
    const version = await natsServerVersion(fetched.path);
    if (version !== null && isNewEnough(version)) return fetched.path;
    reasons.push(`the one from ${from} is ${version ?? 'not for this machine'}`);
  }
  throw new SetupProblem(
    `nats-server ${OLDEST_BROKER} or newer is missing${tooOld.length > 0 ? ` (${tooOld.join('; ')})` : ''}: install it ` +
      `(Debian 13: apt install nats-server; macOS: brew install nats-server) or set NATS_URL. It could not be fetched: ${reasons.join('; ')}.`,
  );
}

function onPath(): string[] {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, 'nats-server'));
}

async function runs(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
