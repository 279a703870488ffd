import { hasMigration, isBuilt, partsToRestart } from './changed-parts.rules.js';

const APPS = ['permits', 'crossings', 'gateway'];

describe('what starts anew after a change', () => {
  it.each([
    ['an app’s own source', ['apps/permits/src/features/issue-permit/issue-permit.ts'], ['permits']],
    ['a package', ['packages/rulebook/src/stay.ts', 'apps/permits/src/main.ts'], APPS],
    ['the console, which is served as it lies there', ['apps/console/src/app.tsx'], []],
    ['a test, a page, what was built', ['apps/permits/src/a.spec.ts', 'apps/permits/README.md', 'apps/permits/dist/main.js'], []],
  ])('%s', (_what, changed, parts) => {
    expect(partsToRestart(changed, APPS)).toEqual(parts);
  });

  it('is built from sources and data alone', () => {
    expect(['packages/reference-data/data/gates.json', 'apps/console/src/app.tsx', 'infra/local/src/start.ts'].map(isBuilt)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is not enough for a migration', () => {
    expect(hasMigration(['apps/permits/src/migrations/20261128170000-keep-chains.ts'])).toBe(true);
  });
});
