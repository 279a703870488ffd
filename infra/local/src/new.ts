import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand, SetupProblem } from '@gatebook/local-servers';
import { repositoryRoot } from './repository-root.js';
import { namesToMake, operationFiles } from './scaffold/new-operation.js';
import { whatIsLeft } from './scaffold/operation-texts.js';

const USAGE = 'npm run new operation <service> <verb-noun>, as in: npm run new operation workers settle-dispute';

/** `npm run new operation <service> <verb-noun>`: an operation that compiles, answers and is tested, and a list of what is left to do. */
export async function run([kind, service = '', feature = '', ...more]: readonly string[]): Promise<number> {
  if (kind !== 'operation' || feature === '' || more.length > 0) throw new SetupProblem(USAGE);
  const root = repositoryRoot();
  const names = namesToMake(root, service, feature);
  const files = operationFiles(root, names);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    console.log(`✓ ${path}`);
  }
  await runCommand(join(root, 'node_modules', '.bin', 'prettier'), ['--write', ...files.keys()], { cwd: root, timeoutSeconds: 60 });
  console.log(`\n${whatIsLeft(names)}`);
  return 0;
}
