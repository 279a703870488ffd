import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import { KIT_MIGRATIONS } from './kit-migrations.js';

/** A migration class; plain SQL, never edited once merged. */
export type Migration = new () => MigrationInterface;
/** A class that maps a table. */
// oxlint-disable-next-line typescript/no-unsafe-function-type
export type EntityClass = Function;

/** How a service reaches its own schema: `url` of its role (or of the owner, to migrate). */
export function dataSourceOptions(
  service: string,
  url: string,
  entities: readonly EntityClass[],
  migrations: readonly Migration[],
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
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
    extra: { max: 12, options: `-c search_path=${service} -c jit=off`, connectionTimeoutMillis: 5_000, keepAlive: true },
  };
}

/** Brings a service's schema up to date, as the owner role. */
export async function migrate(service: string, ownerUrl: string, migrations: readonly Migration[]): Promise<void> {
  const dataSource = new DataSource(dataSourceOptions(service, ownerUrl, [], migrations));
  await dataSource.initialize();
  try {
    await dataSource.runMigrations();
  } finally {
    await dataSource.destroy();
  }
}
