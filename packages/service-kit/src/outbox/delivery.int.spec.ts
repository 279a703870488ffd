import { PERMIT_CHANGED, TRUST_LIST_PUBLISHED, type PermitChanged } from '@gatebook/contracts';
import { DiscardPolicy } from '@nats-io/jetstream';
import { startPair, type Pair } from '../../test/start-pair.js';
import { changeStream, loseStream } from '../../test/streams-of.js';
import { Bus } from '../bus/bus.js';
import { keyringOf } from '../bus/call-keyring.js';
import { until } from '../testing/index.js';
import { readOutboxOf, type ReadOutbox } from './read-outbox.js';

describe('what was told is heard, and how old a copy is its source says', () => {
  let pair: Pair;
  beforeAll(async () => {
    pair = await startPair();
    await pair.keep();
    await pair.agree();
  }, 60_000);
  afterAll(() => pair.end());

  const olderThan = (seconds: number): Promise<void> =>
    until(
      async () => pair.age() >= seconds,
      async () => pair.age(),
    );

  it('a transaction left open anywhere in the cluster makes the copies as old as they are, until it ends', async () => {
    const writer = await pair.ownerOf('hearer');
    await writer.query('BEGIN; SELECT pg_current_xact_id()');
    await pair.keep();
    const committedAt = Date.now();
    await until(async () => Date.now() - committedAt > 5_000);
    // Nothing that was committed since may be passed off as known.
    expect(pair.age()).toBeGreaterThanOrEqual(4);
    expect(pair.age()).toBeLessThanOrEqual((Date.now() - committedAt) / 1000 + 3);
    await until(async () => (await pair.readiness('teller')).some((reason) => /over (10|ten) seconds/.test(reason)));
    await writer.query('COMMIT');
    await writer.end();
    await pair.agree();
  }, 60_000);

  it('a stream that is full delays nothing: what it refuses is read from the outbox', async () => {
    await pair.broker.keeper.pause();
    await changeStream(pair.broker, (bytes) => ({ discard: DiscardPolicy.New, max_bytes: Math.max(1, bytes) }));
    await pair.keep();
    await pair.agree();
    await until(async () => (await pair.readiness('teller')).some((reason) => /relay/.test(reason)));
    pair.broker.keeper.resume();
    await until(
      async () => (await pair.readiness('teller')).length === 0,
      () => pair.readiness('teller'),
    );
    await pair.agree();
  }, 60_000);

  it('a stream that was lost while its source slept is missed by nobody', async () => {
    await pair.stop('hearer');
    for (let i = 0; i < 20; i++) await pair.keep();
    await pair.stop('teller');
    await loseStream(pair.broker);
    await pair.start('hearer');
    await until(async () => true);
    expect(pair.age()).toBeGreaterThan(24 * 60 * 60);
    await pair.start('teller');
    await pair.agree();
  }, 60_000);

  it('a stream that holds less than the outbox does not matter to who begins', async () => {
    await pair.broker.keeper.pause();
    await changeStream(pair.broker, () => ({ discard: DiscardPolicy.Old, max_msgs: 3 }));
    await pair.stop('hearer');
    for (let i = 0; i < 30; i++) await pair.keep();
    await pair.start('hearer');
    await pair.agree();
    pair.broker.keeper.resume();
  }, 60_000);

  it('an event that cannot be taken in holds back its own thing and no other, and is heard when the cause has ended', async () => {
    await pair.asOwner('hearer', 'ALTER TABLE thing ADD CONSTRAINT thing_version_once CHECK (version < 2) NOT VALID');
    const thing = await pair.keep();
    await pair.agree();
    await pair.keep(thing);
    await pair.keep(thing);
    const other = await pair.keep();
    await until(async () => (await pair.rows('hearer', 'SELECT 1 FROM thing WHERE thing_id = $1', [other])).length === 1);
    await until(async () => (await pair.rows('hearer', 'SELECT 1 FROM parked_message WHERE settled_at IS NULL')).length === 2);
    await until(async () => (await pair.readiness('hearer')).some((reason) => /events of 1 things/.test(reason)));
    await olderThan(6);
    await pair.asOwner('hearer', 'ALTER TABLE thing DROP CONSTRAINT thing_version_once');
    await until(
      async () => (await pair.rows('hearer', 'SELECT 1 FROM parked_message WHERE settled_at IS NULL')).length === 0,
      undefined,
      40_000,
    );
    await pair.agree();
  }, 90_000);

  it('a hearer reads the kinds that it hears and no other, and many events of one thing in parts', async () => {
    const thing = await pair.keep();
    for (let version = 1; version < 260; version += 1) await pair.keep(thing);
    const bus = new Bus(await pair.broker.connectionOf('workers'), 'workers', keyringOf(pair.broker.settingsOf('workers').callKeys));
    const read = (asked: ReadOutbox) => bus.ask(readOutboxOf('permits'), asked, { traceId: '0'.repeat(32), service: 'workers' });
    const { subject } = PERMIT_CHANGED;
    const inTwoParts = async () => {
      const first = await read({ subject, after: null, aggregateId: thing });
      const rest = await read({ subject, after: first.events.at(-1)?.eventId ?? null, aggregateId: thing });
      const versions = [...first.events, ...rest.events].map(({ body }) => (body as PermitChanged).version);
      return { versions, wholes: [first.isWhole, rest.isWhole] };
    };
    // What was committed last is told once nobody on the cluster writes who began before: other files' tests do.
    await until(async () => (await inTwoParts()).versions.length === 260);
    expect(await inTwoParts()).toEqual({ versions: Array.from({ length: 260 }, (_, place) => place + 1), wholes: [false, true] });
    await expect(read({ subject: TRUST_LIST_PUBLISHED.subject, after: null })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  }, 60_000);

  it('what was put aside for a consumer that is no more holds up nobody', async () => {
    const thing = await pair.keep();
    await pair.agree();
    await pair.asOwner(
      'hearer',
      `INSERT INTO parked_message (consumer, event_id, subject, aggregate_id, told, reason)
       SELECT 'crossings_of-before', gen_random_uuid(), 'permits.changed.v1', gen_random_uuid()::text, '{"occurredAt": "2026-01-01T00:00:00Z"}', 'old'
       FROM generate_series(1, 501)`,
    );
    await pair.asOwner('hearer', 'ALTER TABLE thing ADD CONSTRAINT thing_version_once CHECK (version < 2) NOT VALID');
    await pair.keep(thing);
    await until(async () => (await pair.readiness('hearer')).some((reason) => /events of 1 things/.test(reason)));
    await pair.asOwner('hearer', 'ALTER TABLE thing DROP CONSTRAINT thing_version_once');
    await pair.agree(60_000);
    expect(await pair.readiness('hearer')).toEqual([]);
    await pair.asOwner('hearer', "DELETE FROM parked_message WHERE consumer = 'crossings_of-before'");
  }, 90_000);

  it('an event that waits is told as waiting at once, however long others are being tried again', async () => {
    const [sixth, ...five] = [await pair.keep(), ...(await Promise.all(Array.from({ length: 5 }, () => pair.keep())))];
    await pair.agree();
    await pair.asOwner('hearer', 'ALTER TABLE thing ADD CONSTRAINT thing_version_once CHECK (version < 2) NOT VALID');
    for (const thing of five) await pair.keep(thing);
    const waiting = async () => (await pair.rows('hearer', 'SELECT 1 FROM parked_message WHERE settled_at IS NULL')).length;
    await until(async () => (await waiting()) === 5, waiting, 30_000);
    await pair.asOwner(
      'hearer',
      `CREATE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(3); RETURN NEW; END $$;
       CREATE TRIGGER slow BEFORE INSERT ON thing FOR EACH ROW WHEN (NEW.thing_id <> '${sixth}') EXECUTE FUNCTION be_slow();
       UPDATE parked_message SET try_at = clock_timestamp() WHERE settled_at IS NULL`,
    );
    await pair.keep(sixth);
    await until(async () => (await waiting()) === 6, waiting, 30_000);
    const since = Date.now();
    await until(
      async () => (await pair.readiness('hearer')).some((reason) => /events of 6 things/.test(reason)),
      () => pair.readiness('hearer'),
    );
    expect(Date.now() - since).toBeLessThan(3_000);
    await pair.asOwner('hearer', 'DROP TRIGGER slow ON thing; DROP FUNCTION be_slow; ALTER TABLE thing DROP CONSTRAINT thing_version_once');
    await pair.agree(60_000);
  }, 150_000);

  it('a database that was restored behind the broker hears again what it had acknowledged', async () => {
    await pair.stop('hearer');
    const copy = await pair.backUp('hearer');
    await pair.start('hearer');
    for (let i = 0; i < 20; i++) await pair.keep();
    await pair.agree();
    await pair.stop('hearer');
    await pair.restore('hearer', copy);
    await pair.start('hearer');
    await pair.agree();
  }, 60_000);

  it('a source that was restored takes back what it had told since, and is followed in what it tells now', async () => {
    const thing = await pair.keep();
    await pair.stop('teller');
    const copy = await pair.backUp('teller');
    await pair.start('teller');
    await pair.keep(thing, 7);
    const lost = await pair.keep();
    await pair.agree();
    await pair.stop('teller');
    await pair.restore('teller', copy);
    await pair.start('teller');
    await pair.agree();
    expect(await pair.rows('hearer', 'SELECT thing_id, version FROM thing WHERE thing_id = ANY($1)', [[thing, lost]])).toEqual([
      { thing_id: thing, version: 1 },
    ]);
    await pair.keep(thing, 2);
    await pair.agree();
  }, 60_000);

  it('a source that was restored while some of what it tells cannot be taken in is followed all the same', async () => {
    const [good, bad] = [await pair.keep(), await pair.keep()];
    await pair.stop('teller');
    const copy = await pair.backUp('teller');
    await pair.start('teller');
    await pair.agree();
    await pair.keep(good, 7);
    await pair.keep(bad, 7);
    await pair.agree();
    await pair.stop('teller');
    await pair.restore('teller', copy);
    await pair.asOwner('hearer', `ALTER TABLE thing ADD CONSTRAINT thing_not_bad CHECK (thing_id <> '${bad}' OR version > 1) NOT VALID`);
    await pair.start('teller');
    // Told by the restored source before its hearer has gone back: it lies beyond the place that both know.
    await until(() =>
      pair.keep(good, 2).then(
        () => true,
        () => false,
      ),
    );
    const others = [await pair.keep(), await pair.keep(), await pair.keep()];
    const heard = () => pair.rows('hearer', 'SELECT 1 FROM thing WHERE thing_id = ANY($1)', [others]);
    await until(async () => (await heard()).length === others.length, heard, 30_000);
    await until(async () => (await pair.readiness('hearer')).some((reason) => /events of 1 things/.test(reason)));
    await pair.asOwner('hearer', 'ALTER TABLE thing DROP CONSTRAINT thing_not_bad');
    await pair.agree(60_000);
  }, 150_000);

  it('copies that were put back while their source says nothing are vouched for by nobody', async () => {
    await pair.asOwner(
      'hearer',
      'CREATE TABLE old_thing AS TABLE thing; CREATE TABLE old_inbox AS TABLE inbox_message; CREATE TABLE old_place AS TABLE heard_until',
    );
    await pair.keep();
    await pair.agree();
    // What is older than the newest state was vouched for as well: the age of that is told rightly. The newest has been, after two beats.
    const agreedAt = Date.now();
    await until(async () => Date.now() - agreedAt > 2_500);
    await pair.stop('teller');
    expect(pair.age()).toBeLessThan(10);
    await pair.asOwner(
      'hearer',
      `BEGIN; DELETE FROM thing; INSERT INTO thing TABLE old_thing;
       DELETE FROM effect WHERE event_id NOT IN (SELECT event_id FROM old_inbox); DELETE FROM inbox_message WHERE event_id NOT IN (SELECT event_id FROM old_inbox);
       UPDATE heard_until SET event_id = old.event_id, transaction_id = old.transaction_id, message_id = old.message_id
       FROM old_place AS old WHERE old.consumer = heard_until.consumer; COMMIT`,
    );
    await until(
      async () => pair.age() > 1_000_000,
      async () => pair.age(),
    );
    await pair.start('teller');
    await pair.agree();
  }, 60_000);

  it('a source that stands still leaves copies that say how old they are', async () => {
    await pair.stop('teller');
    await olderThan(6);
    await pair.start('teller');
    await pair.agree();
  }, 60_000);
});
