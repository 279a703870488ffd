import type { DataSource, EntityMetadata } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

interface TableColumn {
  readonly name: string;
  /** As PostgreSQL writes it: `text[]`, `timestamp with time zone`. */
  readonly type: string;
  readonly isNullable: boolean;
  readonly isKey: boolean;
}

const COLUMNS = `
  SELECT attname AS name, format_type(atttypid, NULL) AS type, NOT attnotnull AS "isNullable",
         EXISTS (SELECT 1 FROM pg_index WHERE indrelid = attrelid AND indisprimary AND attnum = ANY (indkey)) AS "isKey"
  FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`;

/** Where the entities are not what the migrations have made of an empty database: a column that one of the two does not know, another type, key or nullability. */
export async function entityDifferences(dataSource: DataSource): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const entity of dataSource.entityMetadatas) {
    const columns: TableColumn[] = await dataSource.query(COLUMNS, [entity.tableName]);
    differences.push(...differencesOf(dataSource, entity, columns));
  }
  return differences;
}

function differencesOf(dataSource: DataSource, { tableName, columns }: EntityMetadata, kept: readonly TableColumn[]): readonly string[] {
  if (kept.length === 0) return [`there is no table ${tableName}`];
  const declared = new Map(columns.map((column) => [column.databaseName, column]));
  const unknown = kept.filter(({ name }) => !declared.has(name)).map(({ name }) => `${tableName}.${name} is in the table alone`);
  return [
    ...unknown,
    ...columns.flatMap((column) => {
      const found = kept.find(({ name }) => name === column.databaseName);
      const place = `${tableName}.${column.databaseName}`;
      if (found === undefined) return [`${place} is in the entity alone`];
      const [ofEntity, ofTable] = [inWords(declaredColumn(dataSource, column)), inWords(found)];
      return ofEntity === ofTable ? [] : [`${place} is ${ofEntity} in the entity and ${ofTable} in the table`];
    }),
  ];
}

function declaredColumn({ driver }: DataSource, column: ColumnMetadata): Omit<TableColumn, 'name'> {
  const type = driver.normalizeType(column);
  return { type: column.isArray ? `${type}[]` : type, isNullable: column.isNullable, isKey: column.isPrimary };
}

function inWords({ type, isNullable, isKey }: Omit<TableColumn, 'name'>): string {
  return `${type}${isNullable ? '' : ' NOT NULL'}${isKey ? ' PRIMARY KEY' : ''}`;
}
