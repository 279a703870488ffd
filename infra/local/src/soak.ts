import { runVisibly } from './process/run-visibly.js';
import { join } from 'node:path';
import { findNatsServer } from '@gatebook/local-servers';
import { repositoryRoot } from './repository-root.js';

/** What can be soaked: a test that `npm test` runs in a short form, with the setting that makes it long. */
const SOAKS: Readonly<Record<string, string>> = { faults: 'service-kit/src/outbox/faults' };
const DEFAULT_SCHEDULES = '20';

/** `npm run soak faults -- <schedules> <first seed>`: random schedules of kills, restores, lost and full streams under load. */
export async function run([name = '', schedules = DEFAULT_SCHEDULES, seed = '1']: readonly string[]): Promise<number> {
  const pattern = SOAKS[name];
  if (pattern === undefined || !/^\d+$/.test(schedules) || !/^\d+$/.test(seed)) {
    process.stderr.write(`npm run soak <${Object.keys(SOAKS).join(' | ')}> -- <schedules> <first seed>\n`);
    return 2;
  }
  const root = repositoryRoot();
  await findNatsServer({ cachePath: join(root, '.gatebook', 'bin'), log: (line) => console.log(`  ${line} …`) });
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  return runVisibly(process.execPath, [jest, '--selectProjects', 'services', '--maxWorkers=1', '--testPathPatterns', pattern], root, {
    ...process.env,
    GATEBOOK_SOAK_SCHEDULES: schedules,
    GATEBOOK_SOAK_SEED: seed,
  });
}
