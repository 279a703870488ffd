import { Injectable } from '@nestjs/common';
import { TableLockStore, type HeldLock } from '../../model/table-lock.store.js';

/** Says, by throwing, that the lock is no longer ours. */
export type StillHeld = HeldLock['stillHeld'];

/** Puts the makers of one table's releases one after another, in all processes, for as long as each takes. */
@Injectable()
export class MakersQueue {
  /** The last maker of each table in this process: only the first of a queue holds a connection. */
  private readonly last = new Map<string, Promise<void>>();

  constructor(private readonly locks: TableLockStore) {}

  async inTurn<Made>(tableId: string, work: (stillHeld: StillHeld) => Promise<Made>): Promise<Made> {
    const made = (this.last.get(tableId) ?? Promise.resolve()).then(() => this.underLock(tableId, work));
    // The next one goes on however this one ended; whoever asked for it hears how.
    const ended = made.then(
      () => {},
      () => {},
    );
    this.last.set(tableId, ended);
    return made;
  }

  private async underLock<Made>(tableId: string, work: (stillHeld: StillHeld) => Promise<Made>): Promise<Made> {
    const { stillHeld, giveBack } = await this.locks.hold(tableId);
    try {
      return await work(stillHeld);
    } finally {
      await giveBack();
    }
  }
}
