import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The checkout's folder, found upwards from the running script and the working directory. */
export function repositoryRoot(): string {
  const script = process.argv[1];
  const starts = [...(script !== undefined && existsSync(script) ? [dirname(realpathSync(script))] : []), process.cwd()];
  for (const start of starts) {
    for (let folder = start; ; folder = dirname(folder)) {
      if (isRoot(folder)) return folder;
      if (dirname(folder) === folder) break;
    }
  }
  throw new Error('this was started outside a Gatebook checkout');
}

function isRoot(folder: string): boolean {
  const path = join(folder, 'package.json');
  if (!existsSync(path)) return false;
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return typeof read === 'object' && read !== null && 'name' in read && read.name === 'gatebook';
}
