import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const NEVER = new Set(['node_modules', 'dist', '.git', '.turbo', '.gatebook', 'coverage']);

/** The digest of every file in a folder named `generated`, and of the files that are generated in place, by path. */
export async function generatedFiles(root: string, inPlace: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  await collect(root, '', false, found);
  for (const path of inPlace) found.set(path, await digest(join(root, path)));
  return found;
}

async function collect(root: string, folder: string, inside: boolean, found: Map<string, string>): Promise<void> {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !NEVER.has(entry.name)) await collect(root, path, inside || entry.name === 'generated', found);
    else if (entry.isFile() && inside) found.set(path, await digest(join(root, path)));
  }
}

async function digest(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => Buffer.from(''));
  return createHash('sha256').update(bytes).digest('hex');
}

/** Paths that are new, gone or different. */
export function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort();
}
