import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf } from './repository-files.js';

/** The digest of every file in a folder named `generated`, and of the files and folders that are generated in place, by path. */
export async function generatedFiles(root: string, inPlace: readonly string[]): Promise<Map<string, string>> {
  const isGenerated = (path: string): boolean =>
    path.split('/').slice(0, -1).includes('generated') || inPlace.some((place) => path === place || path.startsWith(`${place}/`));
  const paths = (await filesOf(root)).filter(isGenerated);
  return new Map(await Promise.all(paths.map(async (path) => [path, await digest(join(root, path))] as const)));
}

async function digest(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

/** Paths that are new, gone or different. */
export function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path)).sort();
}
