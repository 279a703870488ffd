// Writes src/p-table.ts again: npm run make-p-table -w packages/disclosure (after npm run build). The parameters below are the whole input.
import { writeFileSync } from 'node:fs';
import { makePTable } from '../dist/make-p-table.js';

const MAX_NOISE = 6;
const VARIANCE = 6;

const { maxNoise, variance, rows } = makePTable(MAX_NOISE, VARIANCE);
const lines = rows.map(({ count, from, parts }) => `    { count: ${count}, from: ${from}, parts: [${parts.join(', ')}] },`);
writeFileSync(
  new URL('../src/p-table.ts', import.meta.url),
  `import type { PTable } from './make-p-table.js';

/** The published table of noise, in parts of 2^24. Made by scripts/make-p-table.mjs (greatest entropy, D = ${maxNoise}, variance ${variance}); a test makes it again. */
export const P_TABLE: PTable = {
  maxNoise: ${maxNoise},
  variance: ${variance},
  rows: [
${lines.join('\n')}
  ],
};
`,
);
