/** One user of the broker; everything is allowed where no permissions are given. */
export interface NatsUser {
  readonly user: string;
  readonly password: string;
  readonly permissions?: {
    readonly publish?: readonly string[];
    readonly subscribe?: readonly string[];
  };
}

/** An account is a broker of its own: its subjects and streams are seen by no other account. */
export interface NatsAccount {
  readonly name: string;
  readonly users: readonly NatsUser[];
}

/** What a generated configuration says; without users and accounts the broker lets anybody in who reaches 127.0.0.1. */
export interface NatsConfig {
  readonly port: number;
  readonly storePath: string;
  readonly users?: readonly NatsUser[];
  readonly accounts?: readonly NatsAccount[];
  /** Room for all streams together; 64 GiB when not given. */
  readonly maxFileStoreBytes?: number;
}

const GIB = 1024 ** 3;

/**
 * The server's configuration as JSON, which nats-server reads like its own format.
 * `sync_interval: always`: the default acknowledges before the disk has it, and a power cut then loses up to two minutes.
 */
export function natsConfigText(config: NatsConfig): string {
  const { port, storePath, users, accounts, maxFileStoreBytes = 64 * GIB } = config;
  return JSON.stringify(
    {
      server_name: `gatebook-local-${port}`,
      host: '127.0.0.1',
      port,
      jetstream: { store_dir: storePath, sync_interval: 'always', max_file_store: maxFileStoreBytes, max_memory_store: GIB / 4 },
      ...(users !== undefined && { authorization: { users } }),
      ...(accounts !== undefined && {
        accounts: Object.fromEntries(accounts.map((account) => [account.name, { jetstream: 'enabled', users: account.users }])),
      }),
    },
    undefined,
    2,
  );
}
