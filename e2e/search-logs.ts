import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const SHORTEST = 5;

/** For each log of a product, which of the texts it holds, whatever their capitals; texts too short to be told from other words are passed over. */
export async function searchLogs(home: string, texts: Iterable<string>): Promise<Readonly<Record<string, readonly string[]>>> {
  // What the services said last may still be on its way to the files.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const wanted = [...texts].map((text) => text.trim().toLowerCase()).filter((text) => text.length >= SHORTEST);
  const found: Record<string, readonly string[]> = {};
  for (const file of await readdir(join(home, 'logs'))) {
    const log = (await readFile(join(home, 'logs', file), 'utf8')).toLowerCase();
    found[file] = wanted.filter((text) => log.includes(text));
  }
  return found;
}
