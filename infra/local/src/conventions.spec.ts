import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const SOURCES = readdirSync(join(ROOT, 'apps'))
  .filter((app) => app !== 'console')
  .flatMap((app) =>
    readdirSync(join(ROOT, 'apps', app, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('migrations'))
      .map((file) => `apps/${app}/src/${file}`),
  )
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

/** Hands a library's own SQL through to the transaction of the use case. */
const OF_A_LIBRARY = ['apps/identity/src/model/current-transaction.adapter.ts'];

/** What a file in `model/` may be; what each may reach is said in docs/extending.md and held by the import rules. */
const KINDS = ['adapter', 'client', 'copy', 'entity', 'job', 'part', 'rules', 'store', 'types'];

describe('what several features of a service share', () => {
  it('says in each file’s name what it is', () => {
    const shared = SOURCES.filter(({ path }) => path.includes('/src/model/') && !path.endsWith('/entities.ts')).map(({ path }) => path);
    expect(shared.length).toBeGreaterThan(100);
    expect(shared.filter((path) => !KINDS.includes(path.split('.').at(-2) ?? ''))).toEqual([]);
  });
});

describe('rules', () => {
  it('know neither the clock nor chance nor settings', () => {
    const knowing = SOURCES.filter(
      ({ path, text }) => path.endsWith('.rules.ts') && /Date\.now\(|new Date\(\)|Math\.random|process\.env/.test(text),
    );
    expect(knowing.map(({ path }) => path)).toEqual([]);
  });
});

describe('the database of a service', () => {
  it('is asked in stores, and in queries that have the shape of a screen', () => {
    const asking = SOURCES.filter(({ text }) => /\.query\s*(<[\s\S]*?>)?\(|\['query'\]|createQuery(?:Builder|Runner)\(/.test(text)).map(
      ({ path }) => path,
    );
    expect(asking.filter((path) => !/\.(store|query)\.ts$/.test(path) && !OF_A_LIBRARY.includes(path))).toEqual([]);
  });

  it('gives rows whose members have the names of our own', () => {
    const rows = SOURCES.filter(({ path }) => /\.(store|query|entity)\.ts$/.test(path));
    expect(rows.length).toBeGreaterThan(20);
    const columns = rows.flatMap(({ path, text }) =>
      [...text.matchAll(/readonly [a-z]+(?:_[a-z]+)+\??: |\{ [a-z]+_[a-z_]+: /gm)].map(([found]) => `${path}: ${found.trim()}`),
    );
    expect(columns).toEqual([]);
  });
});
