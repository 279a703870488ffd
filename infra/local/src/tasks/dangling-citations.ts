import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { anchorsOf, citedDocuments, citedInMarkdown, KnownPaths, type Citation } from './citations.rules.js';
import { filesOf } from './repository-files.js';

const TEXT = /(\.(ts|tsx|mjs|cjs|md|sql|yml|conf|css|html|sh|http)|Dockerfile|\.ci\/run)$/;
/** Texts of others, and what a machine has written: what they name is theirs. */
const NOT_OURS = /(^|\/)(generated|fixtures|data|rulebooks)\//;

/** What the repository's files cite that is not in it, as `file:line: target`: links, paths in Markdown, and documents in any text. */
export async function danglingCitations(root: string): Promise<readonly string[]> {
  const files = await filesOf(root);
  const known = new KnownPaths(files);
  const topFolders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0] ?? ''));
  const dangling = await Promise.all(
    files
      .filter((file) => TEXT.test(file) && !NOT_OURS.test(file))
      .map(async (file) => {
        const text = await readFile(join(root, file), 'utf8');
        const cited = [...citedDocuments(text), ...(file.endsWith('.md') ? citedInMarkdown(text, topFolders) : [])];
        const missing = await Promise.all(cited.map(async (one) => !known.has(one, file) || !(await hasAnchor(root, file, one))));
        return cited.filter((_, at) => missing[at]).map(({ line, target }) => `${file}:${line}: ${target}`);
      }),
  );
  return [...new Set(dangling.flat())].toSorted();
}

async function hasAnchor(root: string, from: string, { kind, target }: Citation): Promise<boolean> {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? from : posix.join(posix.dirname(from), path);
  if (kind !== 'link' || anchor === undefined || !file.endsWith('.md')) return true;
  return anchorsOf(await readFile(join(root, file), 'utf8')).has(anchor);
}
