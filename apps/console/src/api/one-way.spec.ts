/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = join(__dirname, '..');
/** The hook itself, and what it alone may use. */
const ONE_WAY = ['api/use-change.ts', 'api/changing-client.ts'];

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.spec\.tsx?$/.test(name) && !ONE_WAY.includes(name))
  .map((name) => ({ name, text: readFileSync(join(SOURCE, name), 'utf8') }));

const naming = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

describe('what the console changes', () => {
  it('is changed through `useChange` alone', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(naming(/\buse(Is)?Mutat|\bMutationObserver\b/)).toEqual([]);
    expect(naming(/\bapi\.(POST|PUT|PATCH|DELETE)\b/)).toEqual([]);
    expect(naming(/\bchangingClient\b/)).toEqual([]);
  });

  it('is not changed by a call past the generated client', () => {
    expect(naming(/\bmethod:\s*['"`]|\bXMLHttpRequest\b|\bsendBeacon\b/)).toEqual([]);
    expect(naming(/\bcreateApiClient\b/)).toEqual(['api/api.ts']);
  });
});
