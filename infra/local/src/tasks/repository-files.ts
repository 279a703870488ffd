import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What is installed, built or left by a run: none of it belongs to the repository. */
const NEVER = new Set(['node_modules', 'dist', '.git', '.turbo', '.gatebook', '.artifacts', 'coverage']);

/** Every file of the repository, by its path from the root with slashes. */
export async function filesOf(root: string, folder = ''): Promise<readonly string[]> {
  const entries = (await readdir(join(root, folder), { withFileTypes: true })).filter(({ name }) => !NEVER.has(name));
  const found = await Promise.all(
    entries.map((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesOf(root, path) : [path];
    }),
  );
  return found.flat();
}
