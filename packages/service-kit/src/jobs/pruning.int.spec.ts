import { v7 as uuid } from 'uuid';
import { anActor, startTestService, until, type TestService } from '../testing/index.js';
import { startService, type RunningService } from '../service/start-service.js';
import { KEEP_NOTE, NOTE_BUS, NOTE_SERVICE } from '../../test/note-service.js';
import { prune } from './pruning.js';

describe('what need not be kept for ever', () => {
  let notes: TestService;
  let running: RunningService | null = null;

  beforeAll(async () => {
    notes = await startTestService(NOTE_SERVICE, { further: NOTE_BUS });
    running = notes.service;
  }, 60_000);
  afterAll(async () => {
    await running?.stop();
    await notes.broker.stop();
  });

  const query = <Row = object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    running?.dataSource.query(sql, values) ?? Promise.reject();
  const answers = async () => (await query<{ key: string }>('SELECT key FROM idempotency_answer ORDER BY key')).map(({ key }) => key);
  const inbox = async (consumer: string) =>
    (
      await query<{ age: number }>(
        `SELECT round(extract(epoch FROM clock_timestamp() - heard_at) / 86400)::int AS age FROM inbox_message WHERE consumer = $1 ORDER BY 1`,
        [consumer],
      )
    ).map(({ age }) => age);
  const anAnswer = (key: string, days: number, isAnswered = true) =>
    query(
      `INSERT INTO idempotency_answer (actor_id, key, subject, request_digest, answer, is_answered, answered_at)
       VALUES ('officer', $1, 'workers.draft', '', '{"note": "has a brother there", "wage": "3200"}', $3, clock_timestamp() - make_interval(days => $2))`,
      [key, days, isAnswered],
    );
  const heard = (consumer: string, ...days: readonly number[]) =>
    query(
      `INSERT INTO inbox_message (consumer, event_id, aggregate_id, heard_at)
       SELECT $1, gen_random_uuid(), 'a', clock_timestamp() - make_interval(days => ago) FROM unnest($2::int[]) WITH ORDINALITY AS given (ago, place) ORDER BY place`,
      [consumer, days],
    );

  it('goes when it is too old: first answers, with what they say of people, and events heard; younger ones stay', async () => {
    await anAnswer('a-29', 29);
    await anAnswer('b-31', 31);
    await anAnswer('c-taken-31', 31, false);
    await heard('busy', 200, 101, 99, 0);
    await prune(notes.service.dataSource);
    expect(await answers()).toEqual(['a-29']);
    expect(await inbox('busy')).toEqual([0, 99]);
  });

  it('is remembered by the newest event that goes: what a quiet source has not lost is known by it', async () => {
    await query(`INSERT INTO heard_until (consumer) VALUES ('quiet')`);
    await heard('quiet', 300, 200, 50);
    const [newest] = await query(
      `SELECT event_id AS pruned_until FROM inbox_message WHERE consumer = 'quiet' AND heard_at < clock_timestamp() - interval '100 days' ORDER BY number DESC LIMIT 1`,
    );
    await prune(notes.service.dataSource);
    await prune(notes.service.dataSource);
    expect(await inbox('quiet')).toEqual([50]);
    expect(await query(`SELECT pruned_until FROM heard_until WHERE consumer = 'quiet'`)).toEqual([newest]);
  });

  it('is an event that waited once and was settled long ago; what still waits stays', async () => {
    await query(
      `INSERT INTO parked_message (consumer, event_id, subject, aggregate_id, told, reason, settled_at)
       SELECT 'parked', gen_random_uuid(), 's', ago::text, '{}', 'r', clock_timestamp() - make_interval(days => ago)
       FROM unnest(ARRAY[101, 99, NULL]::int[]) AS ago`,
    );
    await prune(notes.service.dataSource);
    expect(await query(`SELECT aggregate_id FROM parked_message WHERE consumer = 'parked' ORDER BY 1 NULLS LAST`)).toEqual([
      { aggregate_id: '99' },
      { aggregate_id: null },
    ]);
  });

  it('goes in small steps, between which it can be stopped', async () => {
    await query(
      `INSERT INTO inbox_message (consumer, event_id, heard_at) SELECT 'many', gen_random_uuid(), clock_timestamp() - interval '1 year' FROM generate_series(1, 4501)`,
    );
    await query(
      `INSERT INTO idempotency_answer (actor_id, key, subject, request_digest, answer, answered_at)
       SELECT 'many', number::text, '', '', 'null', clock_timestamp() - interval '1 year' FROM generate_series(1, 2001) AS number`,
    );
    const left: string[] = [];
    const count = async () => {
      const [row] = await query<{ inbox: number; answers: number }>(
        `SELECT (SELECT count(*) FROM inbox_message WHERE consumer = 'many')::int AS inbox,
           (SELECT count(*) FROM idempotency_answer WHERE actor_id = 'many')::int AS answers`,
      );
      left.push(`${row?.answers} ${row?.inbox}`);
    };
    for (let steps = 1; steps <= 3; steps++) {
      let taken = 0;
      await prune(notes.service.dataSource, () => taken++ < steps);
      await count();
    }
    await prune(notes.service.dataSource);
    await count();
    expect(left).toEqual(['1 4501', '0 2501', '0 0', '0 0']);
  });

  it('goes by itself once the service runs', async () => {
    await running?.stop();
    running = await startService(NOTE_SERVICE, notes.settings);
    await anAnswer('old', 31);
    await running.stop();
    running = await startService(NOTE_SERVICE, notes.settings);
    await until(async () => !(await answers()).includes('old'), answers);
  }, 30_000);

  it('is an answer that a repeat of thirty days still gets, and none of those later', async () => {
    const note = { noteId: uuid(), text: 'rain' };
    const asked = { actor: anActor('auditor'), idempotencyKey: uuid() };
    await notes.ask(KEEP_NOTE, note, asked);
    const age = (days: number) =>
      query('UPDATE idempotency_answer SET answered_at = clock_timestamp() - make_interval(days => $2) WHERE key = $1', [
        asked.idempotencyKey,
        days,
      ]);
    await age(29);
    await prune(running?.dataSource ?? notes.service.dataSource);
    await expect(notes.ask(KEEP_NOTE, note, asked)).resolves.toEqual(note);
    await age(31);
    await prune(running?.dataSource ?? notes.service.dataSource);
    await expect(notes.ask(KEEP_NOTE, note, asked)).rejects.toMatchObject({ name: 'RemoteFault' });
  });
});
