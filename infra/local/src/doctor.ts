import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { findNatsServer, natsServerVersion, runCommand, SetupProblem } from '@gatebook/local-servers';
import { APPS } from './apps.js';
import { readOccupant } from './process/home-lock.js';
import { appEntry } from './process/app-process.js';
import { isStillRunning } from './process/process-identity.js';
import { repositoryRoot } from './repository-root.js';
import { homeOf, portOf } from './start.js';
import { missingBrowserPackages } from './tasks/browser.js';

/** `npm run doctor`: what is running, on which port, with which version, and what is missing; 1 when something is. */
export async function run(_args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const root = repositoryRoot();
  const missing: string[] = [];
  const line = (name: string, told: string): void => console.log(`${name.padEnd(14)} ${told}`);

  line('node', process.versions.node);
  line('npm', (await runCommand('npm', ['--version'])).stdout.trim() || 'not found');
  line('postgresql', env['DATABASE_URL'] ? 'given by DATABASE_URL' : '18.4, from npm');
  line('nats-server', env['NATS_URL'] ? 'given by NATS_URL' : await natsLine(root, missing));
  const browser = await missingBrowserPackages();
  line('browser tests', browser.length === 0 ? 'chromium and fonts are there' : `missing: ${browser.join(', ')}`);
  missing.push(...browser);

  const unbuilt = APPS.filter((app) => !existsSync(appEntry(root, app))).map(({ name }) => name);
  line('apps', unbuilt.length === 0 ? `${APPS.length} built` : `not built: ${unbuilt.join(', ')} (npm run build)`);
  missing.push(...unbuilt);
  if (!existsSync(join(root, 'apps', 'console', 'dist', 'index.html'))) missing.push('console');

  await sayWhatRuns(homeOf(env), portOf(env));
  line('\nmissing', missing.length === 0 ? 'nothing' : missing.join(', '));
  return missing.length === 0 ? 0 : 1;
}

async function natsLine(root: string, missing: string[]): Promise<string> {
  try {
    const binary = await findNatsServer({ cachePath: join(root, '.gatebook', 'bin') });
    return `${(await natsServerVersion(binary)) ?? 'unknown'}, ${binary}`;
  } catch (cause) {
    if (!(cause instanceof SetupProblem)) throw cause;
    missing.push('nats-server');
    return cause.message;
  }
}

async function sayWhatRuns(home: string, port: number): Promise<void> {
  const occupant = await readOccupant(home);
  if (occupant === null || !(await isStillRunning(occupant))) {
    console.log(`\nnothing runs from ${home}; port ${port} is ${(await answers(port)) ? 'used by another program' : 'free'}`);
    return;
  }
  console.log(`\nruns from ${home}, process ${occupant.pid}, http://localhost:${occupant.port}`);
  for (const [name, part] of Object.entries(occupant.parts)) {
    console.log(`  ${name.padEnd(12)} ${(await isStillRunning(part)) ? `process ${part.pid}` : 'not running'}`);
  }
  const answer = await fetch(`http://localhost:${occupant.port}/health/ready`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
  console.log(`  ready        ${answer === null ? 'no answer' : `${answer.status} ${(await answer.text()).slice(0, 500)}`}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const finish = (does: boolean): void => {
      socket.destroy();
      resolve(does);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
}
