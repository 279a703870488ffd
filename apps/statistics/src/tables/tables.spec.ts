import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '@gatebook/vocabulary';
import { askedDimensions } from '../model/asked-codes.rules.js';
import { MONTH } from '../model/dimension.rules.js';
import { TABLES } from './tables.js';

const REPOSITORY = join(__dirname, '../../../..');
/** Sources that know tables by their interface alone. Migrations are never edited once merged. */
const KNOWING_NONE = ['apps/statistics/src/features', 'apps/statistics/src/model', 'apps/console/src/features/show-table'];

const sources = KNOWING_NONE.flatMap((folder) =>
  readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.spec)\.tsx?$/.test(file))
    .map((file) => ({ file: `${folder}/${file}`, text: readFileSync(join(REPOSITORY, folder, file), 'utf8') })),
);

describe('statistical tables', () => {
  it('have ids of their own, each dimension once, and one by which it is read', () => {
    expect(new Set(TABLES.map(({ id }) => id)).size).toBe(TABLES.length);
    for (const table of TABLES) {
      const ids = askedDimensions(table).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids).toContain(table.readBy);
    }
  });

  it('speak four languages', () => {
    const texts = TABLES.flatMap((table) => [...Object.values(table.texts), ...askedDimensions(table).map(({ title }) => title)]);
    for (const text of texts) for (const language of LANGUAGES) expect(text[language]).not.toBe('');
  });

  it('are known by name to nobody but their own folders', () => {
    expect(sources.length).toBeGreaterThan(20);
    const names = TABLES.flatMap(({ id, dimensions, measure }) => [id, measure, ...dimensions.map((dimension) => dimension.id)]);
    const isName = new RegExp(`['"\`.](${names.join('|')})['"\`]`);
    const known = sources.flatMap(({ file, text }) =>
      text.split('\n').flatMap((line) => (isName.test(line) ? [`${file}: ${line.trim()}`] : [])),
    );
    expect(names).not.toContain(MONTH.id);
    expect(known).toEqual([]);
  });
});
