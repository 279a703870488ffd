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

async function types(root: string): Promise<string | null> {
  const projects = ['tsconfig.json', 'apps/console/tsconfig.json', 'packages/ui/tsconfig.json', 'e2e/tsconfig.json'];
  for (const project of projects) {
    const wrong = await program('tsc', '--noEmit', '-p', project)(root);
    if (wrong !== null) return wrong;
  }
  return null;
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

const STEPS: readonly Step[] = [
  { name: 'format', find: program('prettier', '--check', '--log-level=warn', '.') },
  { name: 'lint', find: program('oxlint') },
  { name: 'types', find: types },
  { name: 'imports', find: program('depcruise', '--config', '.dependency-cruiser.cjs', 'packages', 'apps', 'infra', 'bench') },
  { name: 'generated files', find: generated },
  { name: 'citations', find: citations },
];

/** `npm run check`, which is what CI runs: stops at the first thing that is wrong, and ends as the tests do with `N passed, N failed`. */
export async function run(args: readonly string[]): Promise<number> {
  const root = repositoryRoot();
  for (const { name, find } of STEPS) {
    const since = Date.now();
    const wrong = await find(root);
    const seconds = ((Date.now() - since) / 1000).toFixed(1);
    if (wrong !== null) {
      console.log(`✗ ${name.padEnd(20)} ${seconds} s\n${wrong}\n0 passed, 1 failed`);
      return 1;
    }
    console.log(`✓ ${name.padEnd(20)} ${seconds} s`);
  }
  return runTests(args);
}
