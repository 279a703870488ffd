// Writes the published schema as a TypeScript constant, so that browsers carry it without reading files. With --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';

const schema = JSON.parse(readFileSync(new URL('../schema/rulebook.schema.json', import.meta.url), 'utf8'));
const target = new URL('../src/generated/rulebook-schema.ts', import.meta.url);
const text = [
  '// Generated from schema/rulebook.schema.json by scripts/generate.mjs. Do not edit.',
  '/** The published JSON Schema (2020-12) of a rulebook document. */',
  `export const RULEBOOK_SCHEMA: { readonly [key: string]: unknown } = ${JSON.stringify(schema)};`,
  '',
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/generated/rulebook-schema.ts differs from schema/rulebook.schema.json: run npm run generate -w packages/rulebook');
  process.exitCode = 1;
}
