import { randomBytes } from 'node:crypto';
import { serviceActor } from '@gatebook/contracts';
import { Audit, Clock, Database, type Transaction } from '@gatebook/service-kit';
import { DataSource } from 'typeorm';
import type { PersonsSettings } from '../../config.js';
import { PersonVault } from '../../model/person-vault.part.js';
import { WrappedKeyStore, type PersonKey } from '../../model/wrapped-key.store.js';

/** A write transaction stays far below a second: a record that is being read or amended waits for no more than that. */
const AT_ONCE = 500;

/** What became of the keys of people. */
export interface Rewrapped {
  /** Id of the key-encryption key that wraps them now. */
  readonly under: string;
  readonly people: number;
  /** Ids of people whose key could not be opened by the key that is said to wrap it: it is left as it was. */
  readonly unreadable: readonly string[];
}

/**
 * Wraps the keys of people anew under the present key-encryption key, a bounded number in each transaction and with an audit entry in it: may be
 * stopped at any point, goes on where it was stopped, and may run twice at once, while the service runs.
 */
export async function rewrapPersonKeys(settings: PersonsSettings, atOnce = AT_ONCE, clock: Clock = new Clock()): Promise<Rewrapped> {
  const [vault, keys, audit] = [new PersonVault(settings), new WrappedKeyStore(), new Audit(clock)];
  const asked = { actor: serviceActor('persons'), traceId: randomBytes(16).toString('hex') };
  const dataSource = await new DataSource({
    type: 'postgres',
    url: settings.databaseUrl,
    extra: { max: 1, options: '-c search_path=persons' },
  }).initialize();
  const unreadable: string[] = [];
  const rewrapSome = async (tx: Transaction): Promise<{ readonly rewrapped: number; readonly left: readonly string[] }> => {
    const some = await keys.lockSome(tx, vault.formerIds, unreadable, atOnce);
    const { rewrapped, left } = rewrapAll(vault, some);
    await keys.replace(tx, rewrapped);
    if (rewrapped.length > 0)
      await audit.add(tx, asked, {
        action: 'rewrap-person-keys',
        thingKind: 'key-encryption-key',
        thingId: vault.presentId,
        details: { people: rewrapped.length, formerKeys: [...new Set(some.map(({ key }) => key.wrappedBy))] },
      });
    return { rewrapped: rewrapped.length, left };
  };
  try {
    const database = new Database(dataSource);
    vault.refuseUnknown(await keys.wrappersInUse(dataSource));
    for (let people = 0; ;) {
      const { rewrapped, left } = await database.transaction(rewrapSome);
      if (rewrapped === 0 && left.length === 0) return { under: vault.presentId, people, unreadable };
      people += rewrapped;
      unreadable.push(...left);
    }
  } finally {
    await dataSource.destroy();
  }
}

function rewrapAll(
  vault: PersonVault,
  keys: readonly PersonKey[],
): { readonly rewrapped: readonly PersonKey[]; readonly left: readonly string[] } {
  const [rewrapped, left]: [PersonKey[], string[]] = [[], []];
  for (const { personId, key } of keys) {
    try {
      rewrapped.push({ personId, key: vault.rewrap(key, personId) });
    } catch {
      // Its tag does not fit: somebody has changed the row, and nothing here can mend it.
      left.push(personId);
    }
  }
  return { rewrapped, left };
}

/** Command of an operator: `main.js rewrap-person-keys`. Ends with 1 where a key could not be opened. */
export async function rewrapPersonKeysCommand(settings: PersonsSettings): Promise<void> {
  const { under, people, unreadable } = await rewrapPersonKeys(settings);
  process.stdout.write(
    `Keys of ${people} people are wrapped anew; ${unreadable.length === 0 ? 'all are' : 'the rest is'} under ${under}.\n`,
  );
  for (const personId of unreadable) process.stdout.write(`The key of ${personId} cannot be opened and is left as it was.\n`);
  if (unreadable.length > 0) process.exitCode = 1;
}
