// Our modules ship as ES modules; tests run them as CommonJS (swc transforms ours and the ESM-only dependencies), so no node flags are needed.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { $schema: _schema, exclude: _exclude, ...swc } = JSON.parse(readFileSync(new URL('./swc.json', import.meta.url), 'utf8'));

/** What every jest project of the repository shares. */
export const preset = {
  rootDir: root,
  testEnvironment: 'node',
  transform: { '^.+\\.(m?[jt]sx?)$': ['@swc/jest', { ...swc, module: { type: 'commonjs' }, swcrc: false }] },
  transformIgnorePatterns: [
    '/node_modules/(?!(?:.*/node_modules/)?(@nestjs|@borewit|@tokenizer|file-type|strtok3|token-types|uint8array-extras|content-disposition|cookie|uuid|cborg|base45|@noble|jose|better-auth|@better-auth|@better-fetch|better-call|nanostores|kysely|rou3|defu|canonicalize|openapi-fetch|temporal-polyfill|temporal-utils|temporal-spec)/)',
  ],
  moduleNameMapper: {
    // cborg exports an ES module only.
    '^cborg$': '<rootDir>/node_modules/cborg/cborg.js',
    '^@gatebook/service-kit/testing$': '<rootDir>/packages/service-kit/src/testing/index.ts',
    '^@gatebook/([a-z-]+)$': '<rootDir>/packages/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['/dist/', '/.gatebook/'],
};
