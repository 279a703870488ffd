import { Injectable } from '@nestjs/common';
import { ServiceSettings } from '@gatebook/service-kit';
import { Client } from 'pg';

/** Says, by throwing, that the lock is no longer ours. */
export type StillHeld = () => void;

/** Puts the makers of one table's releases one after another, in all processes, for as long as each takes. */
@Injectable()
export class TableLock {
  /** The last maker of each table in this process: only the first of a queue holds a connection. */
  private readonly queues = new Map<string, Promise<void>>();

  constructor(private readonly settings: ServiceSettings) {}

  async hold<Made>(tableId: string, work: (stillHeld: StillHeld) => Promise<Made>): Promise<Made> {
    const made = (this.queues.get(tableId) ?? Promise.resolve()).then(() => this.holdInDatabase(tableId, work));
    // The next one goes on however this one ended; whoever asked for it hears how.
    const ended = made.then(
      () => {},
      () => {},
    );
    this.queues.set(tableId, ended);
    return made;
  }

  /** The lock lives as long as a connection of its own: it falls when its maker dies, and not before. */
  private async holdInDatabase<Made>(tableId: string, work: (stillHeld: StillHeld) => Promise<Made>): Promise<Made> {
    const client = new Client({
      connectionString: this.settings.databaseUrl,
      application_name: 'gatebook-statistics-release',
      keepAlive: true,
    });
    let isLost = false;
    client.on('error', () => (isLost = true));
    client.on('end', () => (isLost = true));
    await client.connect();
    try {
      await client.query('SET lock_timeout = 0; SET statement_timeout = 0; SET idle_session_timeout = 0');
      await client.query('SELECT pg_advisory_lock(hashtextextended($1, 4))', [`make-release:${tableId}`]);
      return await work(() => {
        if (isLost) throw new Error(`the lock on releases of ${tableId} was lost`);
      });
    } finally {
      await client.end().catch(() => {});
    }
  }
}
