import { join } from 'node:path';
import { APPS, settingName } from '../apps.js';
import { settingsClassesIn, type DeclaredSetting, type SettingsClass } from './declared-settings.js';
import { code, pageOf, tableOf } from './markdown.js';

const INTRODUCTION = `What each app reads from its environment, by the name of the app: \`DATABASE_URL\` of crossings is \`CROSSINGS_DATABASE_URL\`, or \`GATEBOOK_DATABASE_URL\`
where all apps share one. A setting that is missing or wrong stops the start and is named. Secrets and addresses have no default. What the launcher and the keeper read stands in
[infra](../../infra/README.md).`;

const COLUMNS = ['setting', 'needed', 'otherwise', 'meaning'];
/** The class that every app's settings extend, and the one that the services' do. */
const SHARED = [
  { name: 'BusSettings', heading: 'Every app' },
  { name: 'ServiceSettings', heading: 'Every service, beside these' },
];

/** The settings of every app, from the classes that read them. */
export function settingsPage(root: string): string {
  const shared = settingsClassesIn(join(root, 'packages/service-kit/src/config/read-settings.ts'));
  const own = APPS.map(({ name }) => ({ name, classes: settingsClassesIn(join(root, 'apps', name, 'src/config.ts')) }));
  return pageOf(
    'Settings',
    INTRODUCTION,
    ...SHARED.flatMap(({ name, heading }) => [`## ${heading}`, settingsTable(classOf(shared, name), (property) => upper(property))]),
    ...own.flatMap(({ name, classes }) => [
      `## ${name}`,
      ...classes.map((one) => settingsTable(one, (property) => settingName(name, upper(property)))),
    ]),
  );
}

function classOf(classes: readonly SettingsClass[], name: string): SettingsClass {
  const found = classes.find((one) => one.name === name);
  if (found === undefined) throw new Error(`service-kit declares no ${name}`);
  return found;
}

function settingsTable({ settings, extends: above }: SettingsClass, nameOf: (property: string) => string): string {
  if (settings.length === 0) return `Nothing beside what ${above === 'ServiceSettings' ? 'every service' : 'every app'} is told.`;
  return tableOf(
    COLUMNS,
    settings.map((setting) => rowOf(setting, nameOf)),
  );
}

function rowOf({ property, isNeeded, otherwise, meaning }: DeclaredSetting, nameOf: (property: string) => string): readonly string[] {
  if (meaning === '') throw new Error(`the setting ${property} has no comment that says what it means`);
  return [code(nameOf(property)), isNeeded ? 'yes' : '', otherwise === '' ? '' : code(otherwise), meaning];
}

/** `databaseUrl` → `DATABASE_URL`. */
function upper(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
