import { pathToFileURL } from 'node:url';
import type { AppToMigrate } from './process/app-process.js';

/** A program that runs `main.js migrate` of several apps one after another, each under its own environment: what they all load is loaded once. */
async function migrateApps(apps: readonly AppToMigrate[]): Promise<void> {
  for (const { name, entry, env } of apps) {
    process.env = env;
    process.argv = [process.execPath, entry, 'migrate'];
    await import(pathToFileURL(entry).href);
    if (process.exitCode === undefined) continue;
    console.error(`These were the tables of ${name}.`);
    return;
  }
}

const { GATEBOOK_MIGRATIONS: given } = process.env;
if (given === undefined) throw new Error('GATEBOOK_MIGRATIONS says which apps to migrate');
await migrateApps(JSON.parse(given));
