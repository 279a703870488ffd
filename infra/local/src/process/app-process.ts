import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ServerProcess, SetupProblem } from '@gatebook/local-servers';
import type { LogLine } from '@gatebook/local-servers';
import type { App } from '../apps.js';

/** The built entry of an app. */
export function appEntry(root: string, app: App): string {
  return join(root, 'apps', app.name, 'dist', 'main.js');
}

/** Starts an app as a process of its own. */
export function startApp(
  root: string,
  app: App,
  env: NodeJS.ProcessEnv,
  log: LogLine,
  args: readonly string[] = [],
): Promise<ServerProcess> {
  return runNode(root, [appEntry(root, app), ...args], env, log);
}

/** Starts a Node script that gets the gentle signal first and twelve seconds to finish what it was asked. */
export function runNode(root: string, args: readonly string[], env: NodeJS.ProcessEnv, log: LogLine): Promise<ServerProcess> {
  const [script = ''] = args;
  if (!existsSync(script)) throw new SetupProblem(`${script} is missing: run npm run build.`);
  return ServerProcess.start({ command: process.execPath, args, cwd: root, env, detached: true, log, stopSignals: [['SIGTERM', 12]] });
}

/** An app whose tables are to be brought up to date, with the environment that its `main.js migrate` is to see. */
export interface AppToMigrate {
  readonly name: string;
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs `main.js migrate` of apps to their ends, in one program. */
export async function migrateApps(root: string, apps: readonly AppToMigrate[], log: LogLine): Promise<void> {
  const program = join(root, 'infra', 'local', 'dist', 'migrate-apps.js');
  const migration = await runNode(root, [program], { PATH: process.env['PATH'], GATEBOOK_MIGRATIONS: JSON.stringify(apps) }, log);
  await migration.exited;
  if (migration.exitCode() !== 0) throw new SetupProblem(`Tables could not be brought up to date: ${migration.lastLines().slice(-600)}`);
}
