import { readSettings, type ServiceSettings } from '../config/read-settings.js';
import { DataSource } from 'typeorm';
import { adoptAudit, signingKeyOf } from '../audit/audit-sealer.js';
import { verifyAudit } from '../audit/verify-audit.js';
import { dataSourceOptions, migrate } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { ParkedEvents } from '../outbox/parked-events.js';
import { Clock } from '../time/clock.js';
import { startService, type RunningService, type ServiceDescription } from './start-service.js';

const HEAR_PARKED_MS = 15_000;

/** A command of a service beside `migrate`, for example the one that makes the first administrator. */
export type Command<Settings extends ServiceSettings> = (settings: Settings, words: readonly string[]) => Promise<void>;

/**
 * Entry of every service: `node dist/main.js` runs it until SIGTERM, `node dist/main.js migrate` brings its schema up to
 * date and ends, `verify-audit` goes through its audit log, `hear-parked` has the running service hear again what it put aside, other first words are commands of the service.
 */
export async function runService<Settings extends ServiceSettings>(
  description: ServiceDescription<Settings>,
  commands: Readonly<Record<string, Command<Settings>>> = {},
): Promise<void> {
  try {
    const settings = readSettings(description.name, description.settingsClass, process.env);
    const [word, ...words] = process.argv.slice(2);
    if (word === undefined) return untilToldToStop(await startOrEnd(description, settings));
    if (word === 'migrate') {
      if (settings.databaseOwnerUrl === undefined)
        throw new Error(`settings of ${description.name} are missing: ${description.name.toUpperCase()}_DATABASE_OWNER_URL`);
      await migrate(description.name, settings.databaseOwnerUrl, description.migrations);
      return await adoptAuditOf(description.name, settings.databaseOwnerUrl, settings.auditKey);
    }
    if (word === 'verify-audit') return await verifyAuditOf(description.name, settings);
    if (word === 'hear-parked') return await hearParkedOf(description.name, settings);
    const command = commands[word];
    if (command === undefined) throw new Error(`${description.name} has no command '${word}'`);
    await command(settings, words);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** Whatever a start that failed has left running must not keep the process: whoever watches it starts another. */
async function startOrEnd(description: ServiceDescription, settings: ServiceSettings): Promise<RunningService> {
  try {
    return await startService(description, settings);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  }
}

/** Has the audit log go on where its database was restored into another cluster. */
async function adoptAuditOf(service: string, ownerUrl: string, auditKey: string): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(service, ownerUrl, [], [], {}, {})).initialize();
  try {
    await adoptAudit(dataSource, service, signingKeyOf(auditKey), new Clock().now());
  } finally {
    await dataSource.destroy();
  }
}

/** Goes through the signed chain of the audit log; ends with 1 where it is broken. */
async function verifyAuditOf(service: string, settings: ServiceSettings): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(service, settings.databaseUrl, [], [])).initialize();
  try {
    const { seals, entries, brokenSeal, adoptions } = await verifyAudit(dataSource, signingKeyOf(settings.auditKey));
    process.stdout.write(
      brokenSeal === null ? `${entries} entries under ${seals} seals: whole.\n` : `Seal ${brokenSeal} of ${seals} does not hold.\n`,
    );
    for (const { seal, from, to } of adoptions)
      process.stdout.write(`Seal ${seal}: goes on in cluster ${to}, after ${from ?? 'one not named'}.\n`);
    if (brokenSeal !== null) process.exitCode = 1;
  } finally {
    await dataSource.destroy();
  }
}

/** The running service tries at once what waits; ends with 1 where something still waits after that. */
async function hearParkedOf(service: string, settings: ServiceSettings): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(service, settings.databaseUrl, [], [])).initialize();
  try {
    const parked = new ParkedEvents(new Database(dataSource), 'all');
    await parked.tryAllNow();
    const end = Date.now() + HEAR_PARKED_MS;
    while (Date.now() < end && (await parked.blocked()).named.length > 0) await new Promise((resolve) => setTimeout(resolve, 500));
    const { named: left } = await parked.blocked();
    process.stdout.write(left.length === 0 ? 'Everything is heard.\n' : `${left.length} things still wait; the service's log says why.\n`);
    if (left.length > 0) process.exitCode = 1;
  } finally {
    await dataSource.destroy();
  }
}

function untilToldToStop(service: RunningService): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 8_000).unref();
    void service.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
