import { AMEND_PERSON, GET_PERSON, REGISTER_PERSON, SEARCH_PERSONS, type RegisterPerson } from '@gatebook/contracts';
import { startService, type RunningService } from '@gatebook/service-kit';
import { anActor, startBroker, until, type TestBroker, type TestService } from '@gatebook/service-kit/testing';
import { Client } from 'pg';
import { aPerson } from '../../../test/a-person.js';
import { startPersons } from '../../../test/start-persons.js';
import { PersonsSettings } from '../../config.js';
import { PersonVault } from '../../model/person-vault.part.js';
import { PERSONS_SERVICE } from '../../service.js';
import { rewrapPersonKeys } from './rewrap-person-keys.js';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64url');
const PEOPLE = 7;

describe('the keys of people, when the key that wraps them is changed', () => {
  let broker: TestBroker;
  let persons: TestService;
  /** The process that answers; null while there is none. */
  let running: RunningService | null = null;
  const labour = { actor: anActor('labour-officer'), purpose: 'labour-registration' };
  const people: (RegisterPerson & { readonly personId: string })[] = [];

  const register = async (person: RegisterPerson): Promise<void> => {
    people.push({ ...person, personId: (await persons.ask(REGISTER_PERSON, person, labour)).personId });
  };

  beforeEach(async () => {
    broker = await startBroker();
    persons = await startPersons({ broker, settings: { keyEncryptionKey: key(1) } });
    running = persons.service;
    people.length = 0;
    for (let at = 0; at < PEOPLE; at++) await register(aPerson());
  }, 60_000);
  afterEach(async () => {
    await running?.stop();
    await broker.stop();
  });

  const settings = (present: number, ...former: readonly number[]): PersonsSettings =>
    Object.assign(new PersonsSettings(), persons.settings, {
      keyEncryptionKey: key(present),
      formerKeyEncryptionKeys: former.length === 0 ? undefined : former.map(key).join(','),
    });
  const idOf = (byte: number): string => new PersonVault(settings(byte)).presentId;
  const startWith = async (given: PersonsSettings): Promise<void> => {
    await running?.stop();
    running = null;
    const started = await startService(PERSONS_SERVICE, given);
    running = started;
    await until(async () => (await started.readiness()).length === 0, started.readiness);
  };
  const namesOfAll = () => Promise.all(people.map(async ({ personId }) => (await persons.ask(GET_PERSON, { personId }, labour)).names[0]));
  const read = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => {
    const client = new Client({ connectionString: persons.database.ownerUrl });
    await client.connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end();
    }
  };
  const wrappers = () =>
    read<{ id: string; people: number }>(
      'SELECT data_key_wrapped_by AS id, count(*)::int AS people FROM persons.person GROUP BY 1 ORDER BY 2',
    );

  /** Ends the one session that waits for a row, as a machine that goes down does. */
  const killTheWaiting = async (): Promise<void> => {
    const admin = new Client({ connectionString: process.env.GATEBOOK_TEST_POSTGRES_URL });
    await admin.connect();
    const database = new URL(persons.database.url).pathname.slice(1);
    const kill = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'`;
    await until(async () => (await admin.query(kill, [database])).rowCount === 1);
    await admin.end();
  };

  it('are wrapped anew while the service runs, twice, so that the first key is needed by nobody', async () => {
    const names = await namesOfAll();
    await startWith(settings(2, 1));
    const rewrapped = await rewrapPersonKeys(settings(2, 1), 2);
    expect(rewrapped).toEqual({ under: idOf(2), people: PEOPLE, unreadable: [] });
    expect(await namesOfAll()).toEqual(names);
    const [first] = people;
    if (first === undefined) throw new Error('nobody is on file');
    const { personId, birthDate } = first;
    await persons.ask(AMEND_PERSON, { personId, phone: '+84 24 0000 0000' }, { ...labour, expectedVersion: 1 });

    await startWith(settings(3, 2));
    expect(await rewrapPersonKeys(settings(3, 2))).toMatchObject({ people: PEOPLE });
    await startWith(settings(3));
    expect(await namesOfAll()).toEqual(names);
    expect(await wrappers()).toEqual([{ id: idOf(3), people: PEOPLE }]);
    const { candidates } = await persons.ask(SEARCH_PERSONS, { names: first.names, birthDate }, labour);
    expect(candidates.map((candidate) => candidate.personId)).toContain(personId);
    expect(await rewrapPersonKeys(settings(3))).toEqual({ under: idOf(3), people: 0, unreadable: [] });
  }, 60_000);

  it('stand in the audit log with each batch: how many, and the ids of the keys', async () => {
    await rewrapPersonKeys(settings(2, 1), 4);
    const entries = await read<object>(
      `SELECT actor_id, thing_id, details FROM persons.audit_entry WHERE action = 'rewrap-person-keys' ORDER BY id`,
    );
    const entry = (count: number) => ({ actor_id: 'persons', thing_id: idOf(2), details: { people: count, formerKeys: [idOf(1)] } });
    expect(entries).toEqual([entry(4), entry(3)]);
  });

  it('stop the start, and the command, where one in use was not given: by its id, never by the key', async () => {
    await startWith(settings(2, 1));
    await register(aPerson());
    const refusal = new RegExp(`wrapped by ${idOf(1)}, which the settings do not hold .*present key: ${idOf(3)}, former: ${idOf(2)}`);
    const start = startWith(settings(3, 2));
    await expect(start).rejects.toThrow(refusal);
    await expect(start).rejects.not.toThrow(new RegExp([1, 2, 3].map(key).join('|')));
    await expect(rewrapPersonKeys(settings(3, 2))).rejects.toThrow(refusal);
    expect(await wrappers()).toEqual([
      { id: idOf(2), people: 1 },
      { id: idOf(1), people: PEOPLE },
    ]);
    await startWith(settings(3, 2, 1));
    expect(await namesOfAll()).toHaveLength(PEOPLE + 1);
  }, 60_000);

  it('leave no connection behind where the start was refused, so that the process ends', async () => {
    await startWith(settings(2, 1));
    const own = () => read('SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND usename = $1', ['gatebook_persons']);
    await expect(startWith(settings(3))).rejects.toThrow(/do not hold/);
    await until(async () => (await own()).length === 0, own, 3_000);
  }, 60_000);

  it('are wrapped to the end by the next run where one was killed in its midst', async () => {
    const held = new Client({ connectionString: persons.database.ownerUrl });
    await held.connect();
    const names = await namesOfAll();
    await held.query('BEGIN');
    // The second batch cannot be had: the run stands still between what is wrapped anew and what is not.
    const sorted = people.map(({ personId }) => personId).toSorted();
    await held.query('SELECT 1 FROM persons.person WHERE person_id = $1 FOR UPDATE', [sorted[3]]);
    const killed = expect(rewrapPersonKeys(settings(2, 1), 3)).rejects.toThrow();
    await killTheWaiting();
    await killed;
    await held.query('ROLLBACK');
    await held.end();
    expect(await wrappers()).toEqual([
      { id: idOf(2), people: 3 },
      { id: idOf(1), people: PEOPLE - 3 },
    ]);
    await startWith(settings(2, 1));
    expect(await namesOfAll()).toEqual(names);
    const [one, two] = await Promise.all([rewrapPersonKeys(settings(2, 1), 2), rewrapPersonKeys(settings(2, 1), 2)]);
    expect(one.people + two.people).toBe(PEOPLE - 3);
    await startWith(settings(2));
    expect(await namesOfAll()).toEqual(names);
  }, 60_000);

  it('that no key opens are named and left, and hold up nobody else', async () => {
    const personId = people[0]?.personId;
    await read(`UPDATE persons.person SET data_key = '\\x00' WHERE person_id = $1`, [personId]);
    expect(await rewrapPersonKeys(settings(2, 1), 2)).toEqual({ under: idOf(2), people: PEOPLE - 1, unreadable: [personId] });
  });
});
