import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIELD_TEXTS, isProblemCode } from '@gatebook/contracts';

const APPS = join(__dirname, '../../..');
const SERVICES = ['identity', 'persons', 'corridors', 'workers', 'permits', 'crossings', 'statistics', 'gateway'];

/** Codes of wrong fields, as source writes them: `{ pointer, code: 'X', detail }` or `problem('/pointer', 'X', …)`. */
const CODES = [
  /pointer[^{}]*?code: '([A-Z][A-Z_]{3,})'/g,
  /(?:problem|refused|invalid)\([^'"`)]*['"`]?[^'"`)]*['"`]?, '([A-Z][A-Z_]{3,})'/g,
];

it('has words in four languages for every code of a wrong field that a service can send', () => {
  const sources = SERVICES.flatMap((service) =>
    readdirSync(join(APPS, service, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
      .map((file) => readFileSync(join(APPS, service, 'src', file), 'utf8')),
  );
  const codes = new Set(
    sources.flatMap((source) => CODES.flatMap((pattern) => [...source.matchAll(pattern)].map(([, code = '']) => code))),
  );
  expect(codes.size).toBeGreaterThan(15);
  expect([...codes].filter((code) => FIELD_TEXTS[code] === undefined && !isProblemCode(code))).toEqual([]);
});
