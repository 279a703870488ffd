import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './command.js';

const HEADER = 'familyName,givenNames,birthDate,cluster';
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const map = file('map.json', JSON.stringify({ name: 'people', people: {} }));
const list = file('list.csv', `${HEADER}\nLê,An,1990-03-05,1\nTrần,Hoa,1991-04-06,\nLê,An,1990-03-05,1\nVi,Nam,1972-01-09,\n`);
const told: string[] = [];
const [error, output] = [process.stderr, process.stdout].map((stream) =>
  jest.spyOn(stream, 'write').mockImplementation((text) => told.push(String(text)) > 0),
);

beforeEach(() => told.splice(0));
afterAll(() => {
  error?.mockRestore();
  output?.mockRestore();
  rmSync(folder, { recursive: true });
});

describe('the command for lists', () => {
  it.each([
    ['an unknown column', ['--list', list, '--cluster', 'nosuch'], 'no column nosuch'],
    ['an empty file', ['--list', file('empty.csv', ''), '--cluster', 'cluster'], 'holds no rows'],
    ['no file', ['--list', join(folder, 'none.csv')], 'There is no file'],
    ['dates that are not read', ['--list', file('dates.csv', `${HEADER}\nLê,An,05/03/1990,1\n`), '--cluster', 'cluster'], '1 of 1 dates'],
    ['an unknown option', ['--bogus'], 'bogus'],
  ])('says in a sentence what is wrong with %s, with exit code 2', async (_what, args, sentence) => {
    expect(await run([...args, '--map', map])).toBe(2);
    expect(told.join('')).toContain(sentence);
  });

  it('takes blank cells of truth for nobody', async () => {
    expect(await run(['--list', list, '--cluster', 'cluster', '--map', map])).toBe(0);
    expect(told.join('')).toContain('true pairs 1;');
  });
});
