// Validates every data file against its schema, checks what refers to what, and writes src/generated. With --check it only compares.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { problemsBetween } from './cross-references.mjs';

const here = new URL('../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, here), 'utf8'));
const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false }));

const FILES = [
  { file: 'gates', module: [['GATES', 'gates', 'Gate']] },
  { file: 'territories', module: [['TERRITORIES', 'territories', 'Territory']] },
  { file: 'permit-types', module: [['PERMIT_TYPES', 'permit-types', 'PermitType']] },
  { file: 'occupations', module: [['OCCUPATIONS', 'occupations', 'ClassificationCode']] },
  { file: 'industries', module: [['INDUSTRIES', 'industries', 'ClassificationCode']] },
  { file: 'sources', module: [['SOURCES', 'sources', 'Source']] },
  {
    file: 'codes',
    module: [
      ['SEXES', 'sexes', 'CodeName', 'Sexes by ISO/IEC 5218.'],
      ['DOCUMENT_TYPE_NAMES', 'document-types', 'CodeName', 'Names of the kinds of travel document.'],
      ['DOCUMENT_CODES', 'document-codes', 'DocumentCode', 'Document codes of the machine-readable zone.'],
      ['MRZ_FORMATS', 'mrz-formats', 'MrzFormat', 'Formats of the machine-readable zone.'],
      ['MRZ_EXPIRIES', 'mrz-expiries', 'MrzExpiry', 'Expiries of the machine-readable zone that mean something else.'],
      ['NATIONALITIES', 'nationalities', 'Nationality', 'Nationalities known by name.'],
      ['SIDES', 'sides', 'SideRecord', 'Sides with their time zone and the code of their nationals.'],
    ],
  },
];

const problems = [];
const validated = (name, document, schema) => {
  const validate = ajv.compile(schema);
  if (!validate(document)) for (const { instancePath, message } of validate.errors) problems.push(`${name}${instancePath}: ${message}`);
  return document;
};

const lists = {};
for (const { module } of FILES)
  for (const [, name] of module)
    lists[name] = validated(`data/${name}.json`, read(`data/${name}.json`), read(`schema/${name}.schema.json`));
const rulebookSchema = createRequire(import.meta.url)('@gatebook/rulebook/rulebook.schema.json');
const rulebookNames = readdirSync(new URL('rulebooks/', here))
  .filter((name) => name.endsWith('.json'))
  .sort();
const rulebooks = rulebookNames.map((name) => read(`rulebooks/${name}`));
const isRulebook = ajv.compile(rulebookSchema);
rulebooks.forEach((rulebook, index) => {
  if (!isRulebook(rulebook))
    for (const { instancePath, message } of isRulebook.errors)
      problems.push(`rulebooks/${rulebookNames[index]}${instancePath}: ${message}`);
});
if (problems.length === 0) problems.push(...problemsBetween(lists, rulebooks));
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

const HEADER = '// Generated from data/ and rulebooks/ by scripts/generate.mjs. Do not edit.';
// One record a line: a change of one record shows as one line.
const constant = ([name, , type, comment], records) =>
  [
    ...(comment ? [`/** ${comment} */`] : []),
    `export const ${name}: readonly ${type}[] = [`,
    ...records.map((record) => `  ${JSON.stringify(record)},`),
    '];',
    '',
  ].join('\n');
const modules = FILES.map(({ file, module }) => ({
  path: `src/generated/${file}.ts`,
  text: [
    HEADER,
    `import type { ${[...new Set(module.map(([, , type]) => type))].sort().join(', ')} } from '../records.js';`,
    '',
    ...module.map((entry) => constant(entry, lists[entry[1]])),
  ].join('\n'),
}));
modules.push({
  path: 'src/generated/rulebooks.ts',
  text: [HEADER, `import type { Rulebook } from '@gatebook/rulebook';`, '', constant(['RULEBOOKS', '', 'Rulebook'], rulebooks)].join('\n'),
});

for (const { path, text } of modules) {
  const target = new URL(path, here);
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    console.error(`${path} differs from data/ and rulebooks/: run npm run generate -w packages/reference-data`);
    process.exitCode = 1;
  }
}
