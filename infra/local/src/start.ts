import { resolve } from 'node:path';
import { SetupProblem } from '@gatebook/local-servers';
import { repositoryRoot } from './repository-root.js';
import { startGatebook, type RunningGatebook } from './start-gatebook.js';
import { storyUsernames } from './story.js';

const DEFAULT_PORT = 8080;

/** `npm start`: comes back when it was told to stop and everything has. `onReady` gets what runs. */
export async function run(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  onReady: (gatebook: RunningGatebook) => void = () => undefined,
): Promise<number> {
  const home = homeOf(env);
  const leave = new AbortController();
  const told = new Promise<void>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        leave.abort(new SetupProblem('Stopped before it was ready.'));
        settle();
      });
    }
  });
  // A closed terminal takes its output along; the stop that follows must not fail for a line that nobody reads.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

  const since = Date.now();
  const gatebook = await startGatebook({
    home,
    port: portOf(env),
    story: storyOf(env),
    env,
    signal: leave.signal,
    onStep: (step, seconds) => console.log(`✓ ${step.padEnd(20)} ${seconds.toFixed(1)} s`),
    onLog: (part, line) => {
      if (part === 'supervisor' || args.includes('--verbose')) console.log(`[${part}] ${line}`);
    },
  });
  console.log(
    `\nGatebook is ready at ${gatebook.url} (${((Date.now() - since) / 1000).toFixed(1)} s). Ctrl-C stops it; the data stays in ${home}.\n`,
  );
  await sayHowToSignIn(home, gatebook.url);
  onReady(gatebook);
  await told;
  console.log('\nStopping …');
  await gatebook.stop();
  console.log('✓ stopped; nothing is left running');
  return 0;
}

/** `.gatebook` in the checkout unless `GATEBOOK_HOME` says otherwise. */
export function homeOf(env: NodeJS.ProcessEnv): string {
  return resolve(repositoryRoot(), env['GATEBOOK_HOME'] ?? '.gatebook');
}

/** `PORT`, or 8080. */
export function portOf(env: NodeJS.ProcessEnv): number {
  const given = env['PORT'];
  if (given === undefined || given === '') return DEFAULT_PORT;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new SetupProblem(`PORT must be a number from 1 to 65535, not "${given}".`);
}

function storyOf(env: NodeJS.ProcessEnv): 'small' | 'none' | undefined {
  const given = env['GATEBOOK_STORY'];
  if (given === undefined || given === '') return undefined;
  if (given === 'small' || given === 'none') return given;
  throw new SetupProblem(`GATEBOOK_STORY must be small or none, not "${given}".`);
}

async function sayHowToSignIn(home: string, url: string): Promise<void> {
  console.log(`  calls and their documents   ${url}/api/docs`);
  console.log(`  logs                        ${home}/logs`);
  const usernames = await storyUsernames(home);
  if (usernames.length === 0) return;
  console.log(`  sign-ins (with passwords)   ${home}/story.json`);
  for (const { role, username } of usernames) console.log(`    ${role.padEnd(24)}  ${username}`);
}
