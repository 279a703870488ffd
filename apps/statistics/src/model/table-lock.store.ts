import { Injectable } from '@nestjs/common';
import { ServiceSettings } from '@gatebook/service-kit';
import { Client } from 'pg';

/** A lock that is held until it is given back, or lost. */
export interface HeldLock {
  /** Says, by throwing, that the lock is no longer ours. */
  readonly stillHeld: () => void;
  readonly giveBack: () => Promise<void>;
}

/** The lock that one maker of a table's releases holds, in all processes. */
@Injectable()
export class TableLockStore {
  constructor(private readonly settings: ServiceSettings) {}

  /** The lock lives as long as a connection of its own: it falls when its maker dies, and not before. */
  async hold(tableId: string): Promise<HeldLock> {
    const client = new Client({
      connectionString: this.settings.databaseUrl,
      application_name: 'gatebook-statistics-release',
      keepAlive: true,
    });
    let isLost = false;
    client.on('error', () => (isLost = true));
    client.on('end', () => (isLost = true));
    const giveBack = (): Promise<void> => client.end().catch(() => {});
    await client.connect();
    try {
      await client.query('SET lock_timeout = 0; SET statement_timeout = 0; SET idle_session_timeout = 0');
      await client.query('SELECT pg_advisory_lock(hashtextextended($1, 4))', [`make-release:${tableId}`]);
    } catch (error) {
      await giveBack();
      throw error;
    }
    const stillHeld = (): void => {
      if (isLost) throw new Error(`the lock on releases of ${tableId} was lost`);
    };
    return { stillHeld, giveBack };
  }
}
