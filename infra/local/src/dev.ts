import { watch } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '@gatebook/local-servers';
import { APPS } from './apps.js';
import { repositoryRoot } from './repository-root.js';
import { run as start } from './start.js';
import { hasMigration, isBuilt, partsToRestart } from './tasks/changed-parts.rules.js';
import type { RunningGatebook } from './start-gatebook.js';

/** An editor that saves several files saves them within this time. */
const TOGETHER_MS = 300;
const NAMES = APPS.map(({ name }) => name);

/** `npm run dev`: the product as `npm start` runs it; what changes is built again, and the apps that it is in are started anew. */
export async function run(args: readonly string[]): Promise<number> {
  const watching = new AbortController();
  const code = await start(args, process.env, (gatebook) => rebuildOnChange(repositoryRoot(), gatebook, watching.signal));
  watching.abort();
  return code;
}

function rebuildOnChange(root: string, gatebook: RunningGatebook, signal: AbortSignal): void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();
  const takeUp = (): void => {
    const paths = [...changed];
    changed.clear();
    building = building.then(() => rebuild(root, gatebook, paths));
  };
  for (const folder of ['apps', 'packages']) {
    watch(join(root, folder), { recursive: true, signal }, (_event, name) => {
      const path = `${folder}/${name ?? ''}`;
      if (!isBuilt(path)) return;
      changed.add(path);
      clearTimeout(timer);
      timer = setTimeout(takeUp, TOGETHER_MS);
    });
  }
  console.log('Watching apps/ and packages/: what changes is built, and what it is in starts anew.');
}

async function rebuild(root: string, gatebook: RunningGatebook, paths: readonly string[]): Promise<void> {
  const since = Date.now();
  const turbo = join(root, 'node_modules', '.bin', 'turbo');
  const end = await runCommand(turbo, ['run', 'build', '--output-logs=errors-only', '--no-update-notifier'], {
    cwd: root,
    timeoutSeconds: 300,
  });
  if (end.code !== 0) return console.log(`✗ ${paths.join(', ')}\n${`${end.stdout}${end.stderr}`.trim()}`);
  const parts = partsToRestart(paths, NAMES);
  // The supervisor starts again what ends.
  for (const part of parts) endPart(gatebook.pids[part]);
  console.log(`✓ built in ${((Date.now() - since) / 1000).toFixed(1)} s; starting anew: ${parts.join(', ') || 'nothing'}`);
  if (hasMigration(paths)) console.log('! A migration changed: stop and run npm run dev again, which carries it out.');
}

function endPart(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGTERM');
  } catch {
    // It has ended by itself: the supervisor is starting it already.
  }
}
