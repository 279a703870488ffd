import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@gatebook/local-servers';
import { repositoryRoot } from './repository-root.js';
import { run as runTests } from './test.js';
import { danglingCitations } from './tasks/dangling-citations.js';
import { differences, generatedFiles } from './tasks/generated-files.js';

/** Files and folders that are generated and do not lie in a folder named `generated`, because their readers look for them elsewhere. */
const GENERATED_IN_PLACE = ['infra/nats/nats-server.conf', 'docs/reference', 'docs/adr/README.md'];

interface Step {
  readonly name: string;
  /** The sentence or output that says what is wrong; null when nothing is. */
  readonly find: (root: string) => Promise<string | null>;
}

function program(name: string, ...args: readonly string[]): Step['find'] {
  return async (root) => {
    const end = await runCommand(join(root, 'node_modules', '.bin', name), args, { cwd: root, timeoutSeconds: 600 });
    return end.code === 0 ? null : `${end.stdout}${end.stderr}`.trim() || `${name} ended with code ${end.code}`;
  };
}

/** By the native compiler, which takes a quarter of the time; what reads types through the compiler's API (`npm run generate`, the import rules) needs the one before. */
function types(...projects: readonly string[]): Step['find'] {
  return async (root) => {
    for (const project of projects) {
      const wrong = await program('../typescript-7/bin/tsc', '--noEmit', '-p', project)(root);
      if (wrong !== null) return wrong;
    }
    return null;
  };
}

async function generated(root: string): Promise<string | null> {
  const before = await generatedFiles(root, GENERATED_IN_PLACE);
  const end = await runCommand('npm', ['run', 'generate', '--silent'], { cwd: root, timeoutSeconds: 300 });
  if (end.code !== 0) return `${end.stdout}${end.stderr}`.trim();
  const changed = differences(before, await generatedFiles(root, GENERATED_IN_PLACE));
  return changed.length === 0 ? null : `These were not as npm run generate makes them, and are now; commit them:\n${changed.join('\n')}`;
}

async function citations(root: string): Promise<string | null> {
  const dangling = await danglingCitations(root);
  return dangling.length === 0 ? null : `These cite what is not in the repository:\n${dangling.join('\n')}`;
}

/** Writes what the others read, so it goes before them. */
const FIRST: Step = { name: 'generated files', find: generated };

/** These only read, and run side by side: the longest first, so that no core waits for the last. */
const STEPS: readonly Step[] = [
  { name: 'types', find: types('tsconfig.json') },
  { name: 'format', find: program('prettier', '--check', '--log-level=warn', '.') },
  { name: 'types of screens', find: types('apps/console/tsconfig.json', 'packages/ui/tsconfig.json') },
  { name: 'types of journeys', find: types('e2e/tsconfig.json') },
  { name: 'imports', find: program('depcruise', '--config', '.dependency-cruiser.cjs', 'packages', 'apps', 'infra', 'bench') },
  { name: 'citations', find: citations },
  { name: 'lint', find: program('oxlint') },
];

/** `npm run check`, which is what CI runs: says all that is wrong before the tests, and ends as they do with `N passed, N failed`. */
export async function run(args: readonly string[]): Promise<number> {
  const root = repositoryRoot();
  if (!(await isRight(FIRST, root)) || !(await areAllRight(STEPS, root))) {
    console.log('0 passed, 1 failed');
    return 1;
  }
  return runTests(args);
}

async function areAllRight(steps: readonly Step[], root: string): Promise<boolean> {
  const waiting = [...steps];
  const lane = async (): Promise<boolean> => {
    let right = true;
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) right = (await isRight(step, root)) && right;
    return right;
  };
  return (await Promise.all(Array.from({ length: availableParallelism() }, lane))).every((right) => right);
}

async function isRight({ name, find }: Step, root: string): Promise<boolean> {
  const since = Date.now();
  const wrong = await find(root);
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  console.log(`${wrong === null ? '✓' : '✗'} ${name.padEnd(20)} ${seconds} s${wrong === null ? '' : `\n${wrong}`}`);
  return wrong === null;
}
