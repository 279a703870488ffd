import { adoptOutbox } from './adopt-outbox.js';
import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import { CalmClient } from './calm-client.js';
import { impatientSocket } from './impatient-socket.js';
import { holdToBudget } from './migration-budget.js';
import { KIT_MIGRATIONS } from './kit-migrations.js';
import { SnakeCase } from './snake-case.js';

/** A little over the statement_timeout of a service's role (infra/local, SERVICE_LIMITS): PostgreSQL speaks first as long as it lives. */
const SILENCE_MS = 12_000;

/** A migration class; plain SQL, never edited once merged. */
export type Migration = new () => MigrationInterface;
/** A class that maps a table. */
// oxlint-disable-next-line typescript/no-unsafe-function-type
export type EntityClass = Function;

/** PostgreSQL's own settings for the sessions of a service, for example `plan_cache_mode`. */
export type DatabaseParameters = Readonly<Record<string, string>>;

/** How a service reaches its own schema: `url` of its role (or of the owner, to migrate, which may take as long as it takes). */
export function dataSourceOptions(
  service: string,
  url: string,
  entities: readonly EntityClass[],
  migrations: readonly Migration[] = [],
  parameters: DatabaseParameters = {},
  connection: Readonly<Record<string, unknown>> = { stream: () => impatientSocket(SILENCE_MS) },
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    schema: service,
    entities: [...entities],
    migrations: [...KIT_MIGRATIONS, ...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    applicationName: `gatebook-${service}`,
    namingStrategy: new SnakeCase(),
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    extra: {
      max: 12,
      Client: CalmClient,
      options: sessionOptions({ search_path: service, jit: 'off', ...parameters }),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      ...connection,
    },
  };
}

function sessionOptions(parameters: DatabaseParameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/** Brings a service's schema up to date, as the owner role. What fails is not kept and may be run again. */
export async function migrate(service: string, ownerUrl: string, migrations: readonly Migration[]): Promise<void> {
  const dataSource = new DataSource(dataSourceOptions(service, ownerUrl, [], migrations, {}, {}));
  await dataSource.initialize();
  try {
    for (const migration of dataSource.migrations) holdToBudget(migration);
    await dataSource.runMigrations();
    await adoptOutbox(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
