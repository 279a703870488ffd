import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from './en.json' with { type: 'json' };

type Tree = { readonly [key: string]: string | Tree };

const ROOT = join(__dirname, '..', '..', '..', '..');
/** Shorter ones are words, which two places may have in common by chance. */
const SHORTEST_SENTENCE = 13;

/** Where services and packages keep their texts: in their sources and in the data that these are made from. */
const CATALOGUES = ['packages', 'apps']
  .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`))
  .filter((part) => part !== 'apps/console')
  .flatMap((part) => ['src', 'data', 'rulebooks'].flatMap((folder) => filesIn(`${part}/${folder}`)));

describe('a text of the screens', () => {
  it('stands in no catalogue of the services as well: what both say belongs to the vocabulary', () => {
    const said = sentencesOf(en);
    const twice = CATALOGUES.flatMap((path) => {
      const quoted = quotedIn(readFileSync(join(ROOT, path), 'utf8'));
      return said.filter(([, text]) => quoted.has(text)).map(([key]) => `${key} stands in ${path} too`);
    });
    expect(twice).toEqual([]);
  });
});

function filesIn(folder: string): readonly string[] {
  const isCatalogue = (file: string): boolean => /\.(ts|tsx|json)$/.test(file) && !/\.spec\.tsx?$|^generated\//.test(file);
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(isCatalogue)
    .map((file) => `${folder}/${file}`);
}

function sentencesOf(tree: Tree, prefix = ''): readonly (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (typeof value !== 'string') return sentencesOf(value, `${prefix}${key}.`);
    return value.length < SHORTEST_SENTENCE ? [] : [[`${prefix}${key}`, value] as const];
  });
}

function quotedIn(source: string): ReadonlySet<string> {
  return new Set([...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g)].map(([, single, double]) => single ?? double ?? ''));
}
