import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findNatsServer } from '@gatebook/local-servers';
import { runVisibly } from './process/run-visibly.js';
import { repositoryRoot } from './repository-root.js';
import { installBrowser } from './tasks/browser.js';
import { testResultIn } from './tasks/test-result.js';

/** `npm test`: fetches what the tests need, runs them, and ends with `N passed, N failed`; further words go to jest. */
export async function run(args: readonly string[]): Promise<number> {
  const root = repositoryRoot();
  // Once, before the workers would each fetch it.
  await findNatsServer({ cachePath: join(root, '.gatebook', 'bin'), log: (line) => console.log(`  ${line} …`) });
  const lacking = await installBrowser((line) => console.log(line));
  if (lacking !== null) console.log(`! ${lacking}`);

  const work = await mkdtemp(join(tmpdir(), 'gatebook-test-'));
  try {
    const reportPath = join(work, 'report.json');
    const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
    const code = await runVisibly(
      process.execPath,
      [jest, '--maxWorkers=2', '--json', `--outputFile=${reportPath}`, ...args],
      root,
      jestEnvironment(),
    );
    const { passed, failed } = testResultIn(await readFile(reportPath, 'utf8').catch(() => null));
    console.log(`${passed} passed, ${failed} failed`);
    return failed > 0 ? 1 : code;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Tests use servers of their own, never those that the developer's shell points to. */
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
  return rest;
}
