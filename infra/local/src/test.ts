import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNatsServer } from '@gatebook/local-servers';
import { runVisibly } from './process/run-visibly.js';
import { repositoryRoot } from './repository-root.js';
import { installBrowser } from './tasks/browser.js';
import { testResultIn, type TestResult } from './tasks/test-result.js';

/**
 * Side by side: a journey waits for hands and screens much of its time, which the others use; two products at once would be in each other's way.
 * Each with what jest is told.
 */
const RUNS = [
  ['--selectProjects', 'journeys', '--maxWorkers=1'],
  ['--selectProjects', 'rules', 'services', '--maxWorkers=2'],
] as const;

/** `npm test`: fetches what the tests need, runs them, and ends with `N passed, N failed`; further words go to jest. */
export async function run(args: readonly string[]): Promise<number> {
  const root = repositoryRoot();
  // Once, before the workers would each fetch it.
  await findNatsServer({ cachePath: join(root, '.gatebook', 'bin'), log: (line) => console.log(`  ${line} …`) });
  const lacking = await installBrowser((line) => console.log(line));
  if (lacking !== null) console.log(`! ${lacking}`);

  // Words may fit tests of one run alone.
  const some = args.length > 0 ? ['--passWithNoTests'] : [];
  const work = await mkdtemp(join(tmpdir(), 'gatebook-test-'));
  try {
    const ends = await Promise.all(RUNS.map((own, place) => runJest(root, join(work, `${place}.json`), [...own, ...some, ...args])));
    const [passed, failed] = [sum(ends.map((end) => end.passed)), sum(ends.map((end) => end.failed))];
    console.log(`${passed} passed, ${failed} failed`);
    // Words that fit no test at all are a mistake.
    if (passed + failed === 0) return 1;
    return failed > 0 ? 1 : (ends.find(({ code }) => code !== 0)?.code ?? 0);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function runJest(root: string, reportPath: string, args: readonly string[]): Promise<TestResult & { readonly code: number }> {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const code = await runVisibly(process.execPath, [jest, '--json', `--outputFile=${reportPath}`, ...args], root, jestEnvironment());
  return { ...testResultIn(await readFile(reportPath, 'utf8').catch(() => null)), code };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, one) => whole + one, 0);
}

/** Tests use servers of their own, never those that the developer's shell points to; two runs on one terminal say what has ended, and draw nothing. */
function jestEnvironment(): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _database,
    NATS_URL: _bus,
    GATEBOOK_HOME: _home,
    PORT: _port,
    GATEBOOK_STORY: _story,
    GATEBOOK_SIDE: _side,
    ...rest
  } = process.env;
  return { ...rest, CI: 'true' };
}
