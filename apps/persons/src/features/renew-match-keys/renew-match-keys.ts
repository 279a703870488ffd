import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { indexKeys } from '@gatebook/linkage';
import { Database, Log, type Transaction } from '@gatebook/service-kit';
import { BlindIndex } from '../../model/blind-index.part.js';
import { MatchStore } from '../../model/match.store.js';
import { preparedOf } from '../../model/matching.rules.js';
import { PersonStore, type ReadableRows } from '../../model/person.store.js';

/** A write transaction stays far below a second. */
const AT_ONCE = 100;

/**
 * Brings what people are found and compared by up to date when a newer version of ours prepares or keys them otherwise. Runs
 * after every start and goes on where it was stopped; until it is through, people not yet renewed are found by their document alone.
 */
@Injectable()
export class RenewMatchKeysUseCase implements OnApplicationBootstrap, OnApplicationShutdown {
  private stopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly persons: PersonStore,
    private readonly matches: MatchStore,
    private readonly index: BlindIndex,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.execute().catch((error: unknown) => this.log.error('match keys could not be renewed', error));
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** Safe to repeat and to run twice at once: each person is taken by one. A record that cannot be opened is told and passed over. */
  async execute(): Promise<void> {
    const unreadable: string[] = [];
    let renewed = 0;
    while (!this.stopped) {
      const began = performance.now();
      const some = await this.database.transaction((tx) => this.renewSome(tx, unreadable));
      if (some.people.length === 0 && some.unreadable.length === 0) break;
      renewed += some.people.length;
      unreadable.push(...some.unreadable);
      // Officers search meanwhile: half of the time is theirs.
      await sleep(performance.now() - began);
    }
    if (renewed > 0) this.log.info('match keys renewed', { persons: renewed });
    for (const personId of unreadable) this.log.error('a record cannot be opened', undefined, { personId });
  }

  private async renewSome(tx: Transaction, leftOut: readonly string[]): Promise<ReadableRows> {
    const some = await this.persons.findReadable(tx, await this.matches.listOutdated(tx, leftOut, AT_ONCE));
    await this.matches.replace(
      tx,
      some.people.map(({ personId, facts, identity, key }) => {
        const prepared = preparedOf(facts, identity);
        const tokens = {
          documents: this.index.documentTokens(identity.documents),
          keys: this.index.matchTokens(indexKeys(prepared)),
        };
        return { personId, key, prepared, tokens };
      }),
    );
    return some;
  }
}
