import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem } from '@gatebook/local-servers';
import { SERVICE_NAMES } from '../apps.js';
import { settingsClassesIn } from '../reference/declared-settings.js';
import { operationNames, type OperationNames } from './operation-names.rules.js';
import { contractText, specText, useCaseText } from './operation-texts.js';

/** Files by path from the root, as they are to be. */
export type FilesToWrite = ReadonlyMap<string, string>;

/** The names that were asked for; a sentence where there can be no such operation. */
export function namesToMake(root: string, service: string, feature: string): OperationNames {
  if (!SERVICE_NAMES.includes(service)) throw new SetupProblem(`There is no service "${service}"; there are ${SERVICE_NAMES.join(', ')}.`);
  const names = operationNames(service, feature);
  if (names === null) throw new SetupProblem(`An operation is called by a verb and a noun, as settle-dispute, not "${feature}".`);
  const taken = [contractPath(names), featureFolder(names)].find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new SetupProblem(`${taken} is there already.`);
  return names;
}

/** What a new operation consists of: contract, use case, spec, and its lines in the front door of the contracts and in the module. */
export function operationFiles(root: string, names: OperationNames): FilesToWrite {
  const { service, feature, useCase } = names;
  const door = `packages/contracts/src/${service}/index.ts`;
  const module = `apps/${service}/src/app.module.ts`;
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  return new Map([
    [contractPath(names), contractText(names)],
    [door, `${read(door).trimEnd()}\nexport * from './${feature}.js';\n`],
    [`${featureFolder(names)}/${feature}.ts`, useCaseText(names)],
    [`${featureFolder(names)}/${feature}.int.spec.ts`, specText(names, neededSettings(root, service))],
    [module, withFeature(read(module), useCase, `./features/${feature}/${feature}.js`)],
  ]);
}

function contractPath({ service, feature }: OperationNames): string {
  return `packages/contracts/src/${service}/${feature}.ts`;
}

function featureFolder({ service, feature }: OperationNames): string {
  return `apps/${service}/src/features/${feature}`;
}

/** What the service must be told beside what every service is told: a test that starts it has to say it. */
function neededSettings(root: string, service: string): readonly string[] {
  const classes = settingsClassesIn(join(root, 'apps', service, 'src/config.ts'));
  return classes.flatMap(({ settings }) => settings.filter(({ isNeeded }) => isNeeded).map(({ property }) => property));
}

/** The module's page with one feature more: imported with the others, and first among what it lists. */
function withFeature(module: string, useCase: string, path: string): string {
  const line = `import { ${useCase} } from '${path}';\n`;
  const after = [...module.matchAll(/^import .* from '(\.\/features\/[^']+)';\n/gm)].filter(([, other = '']) => other < path).pop();
  const place = after === undefined ? module.search(/^import .* from '\.\//m) : after.index + after[0].length;
  const imported = `${module.slice(0, place)}${line}${module.slice(place)}`;
  const listed = imported.replace(/\bfeatures\(\n/, (begun) => `${begun}    ${useCase},\n`);
  if (place < 0 || listed === imported) throw new Error('the module does not list its features as the others do');
  return listed;
}
