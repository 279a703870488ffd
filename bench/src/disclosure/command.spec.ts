import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './command.js';

describe('npm run bench disclosure', () => {
  let folder: string;
  const printed: string[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatebook-bench-'));
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  it('protects and attacks a file of one’s own, over its revisions', async () => {
    const people = Array.from(
      { length: 200 },
      (_, one) => `p${one},e${one % 7},${one % 3 === 0 ? 'g1' : 'g2'},2025-0${1 + (one % 2)}-10,2,${1 + (one % 2)}`,
    );
    const spec = {
      id: 'own',
      dimensions: [
        {
          id: 'gate',
          levels: [
            { id: 'all', codes: [{ code: '_T' }] },
            { id: 'gate', codes: ['g1', 'g2'].map((code) => ({ code, parent: '_T' })) },
          ],
        },
        { id: 'day', calendar: 2025 },
      ],
      measures: [{ id: 'crossings', counts: 'sum' }],
    };
    const [microdata, specFile, json] = ['people.csv', 'spec.json', 'out.json'].map((name) => join(folder, name));
    if (!microdata || !specFile || !json) throw new Error('no folder');
    await writeFile(microdata, `person,contributor,gate,day,value,since\n${people.join('\n')}\n`);
    await writeFile(specFile, JSON.stringify(spec));
    expect(await run(['--microdata', microdata, '--spec', specFile, '--json', json])).toBe(0);
    expect(printed.join('')).toMatch(/^200 contributions, 1134 cells/m);
    const found: unknown = JSON.parse(await readFile(json, 'utf8'));
    expect(found).toMatchObject({ releases: [{ release: 1 }, { release: 2, attack: { differences: { releases: 0 } } }] });
  });

  it('times a cube', async () => {
    expect(await run(['--cells', '12000'])).toBe(0);
    expect(printed.join('')).toMatch(/^20412 cells from/m);
  }, 60_000);

  it('says how it is used', async () => {
    expect(await run([])).toBe(2);
    expect(printed.join('')).toContain('--microdata file.csv');
  });
});
