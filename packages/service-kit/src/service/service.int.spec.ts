import { PERMIT_CHANGED, PERSON_CHANGED, type PermitChanged } from '@gatebook/contracts';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { brokerObjection, connectBus, Database, Outbox, ServiceSettings, signingKeyOf, startService, verifyAudit } from '../index.js';
import { anActor, anAsked, prepareDatabase, startBroker, startTestService, until, type TestService } from '../testing/index.js';
import { KEEP_NOTE, NOTE_BUS, NOTE_SERVICE, TEAR_NOTE } from '../../test/note-service.js';
import { inTransaction } from '../database/transaction.js';

describe('a service', () => {
  let notes: TestService;
  const auditKey = Buffer.alloc(32, 7).toString('base64url');

  beforeAll(async () => {
    notes = await startTestService(NOTE_SERVICE, { settings: { auditKey }, further: NOTE_BUS });
  }, 60_000);
  afterAll(() => notes.stop());

  const rows = async (sql: string, values: unknown[] = []) => notes.service.dataSource.query(sql, values);
  const aNote = () => ({ noteId: uuid(), text: 'rain' });

  it('answers, tells its event and writes its audit entry in one transaction', async () => {
    const note = aNote();
    await expect(notes.ask(KEEP_NOTE, note)).resolves.toEqual(note);
    await until(async () => (await notes.events(PERSON_CHANGED)).some(({ aggregateId }) => aggregateId === note.noteId));
    const [entry] = await rows('SELECT action FROM audit_entry WHERE thing_id = $1', [note.noteId]);
    expect(entry).toEqual({ action: 'keep-note' });
  });

  it('tells nothing that the class of its event does not declare', async () => {
    const body = { personId: uuid(), version: 1, sex: '0', birthYear: 1990, nationality: 'VNM', text: 'Nguyen Thi Lan' };
    const telling = { aggregateId: body.personId, occurredAt: new Date(), traceId: '0'.repeat(32), body };
    const told = inTransaction(notes.service.dataSource, (tx) => notes.service.app.get(Outbox).add(tx, PERSON_CHANGED, telling));
    await expect(told).rejects.toThrow(/does not declare \/text$/);
    expect(await rows('SELECT 1 FROM outbox_message WHERE aggregate_id = $1', [body.personId])).toEqual([]);
  });

  it('that finds its port taken does not start, and leaves nothing running that would keep its process', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    await expect(startService(NOTE_SERVICE, { ...notes.settings, port: notes.service.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    // The service that runs beside it has timers that come and go; what a start leaves behind would stay.
    await until(
      async () => timers() <= before,
      async () => [timers(), before],
    );
  });

  it('sends problems as problems and faults as a reference without the error’s text', async () => {
    await expect(notes.ask(KEEP_NOTE, { ...aNote(), text: 'forbidden' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(notes.ask(KEEP_NOTE, { ...aNote(), text: 'broken' })).rejects.toMatchObject({
      name: 'RemoteFault',
      message: 'a service failed',
    });
  });

  it('gives a repeated Idempotency-Key the first answer, also to two at once, and refuses other content', async () => {
    const [note, asked] = [aNote(), { actor: anActor('auditor'), idempotencyKey: uuid() }];
    const [first, second] = await Promise.all([notes.ask(KEEP_NOTE, note, asked), notes.ask(KEEP_NOTE, note, asked)]);
    expect(second).toEqual(first);
    await expect(notes.ask(KEEP_NOTE, { ...note, text: 'sun' }, asked)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await rows('SELECT count(*)::int AS n FROM note WHERE note_id = $1', [note.noteId])).toEqual([{ n: 1 }]);
  });

  it('answers one of many that use one key at once for other content or another operation, and nobody with another’s answer', async () => {
    for (let round = 0; round < 20; round++) {
      const asked = { actor: anActor('auditor'), idempotencyKey: uuid() };
      // Those that are refused give the key back while others look at it.
      const wanted = Array.from({ length: 6 }, (_, at) => ({ ...aNote(), text: at % 2 === 0 ? 'forbidden' : `rain ${at}` }));
      const settled = await Promise.allSettled([
        ...wanted.map((note) => notes.ask(KEEP_NOTE, note, asked)),
        ...wanted.map(({ noteId }) => notes.ask(TEAR_NOTE, { noteId }, asked)),
      ]);
      const answered = settled.flatMap((one, at) => (one.status === 'fulfilled' ? [[at, one.value.noteId]] : []));
      for (const [at, noteId] of answered) expect(noteId).toBe(wanted[Number(at) % wanted.length]?.noteId);
      const codes = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
      expect(new Set(codes)).toEqual(new Set(codes.includes('NOT_ALLOWED') ? ['NOT_ALLOWED', 'IDEMPOTENCY_KEY_REUSED'] : codes));
      expect(answered.length).toBeLessThanOrEqual(1);
    }
  });

  it('keeps no answer in the place of other content, whoever took the key while the change was under way', async () => {
    const database = notes.service.app.get(Database);
    const asked = { ...anAsked({}, { actor: anActor('auditor') }), idempotencyKey: uuid() };
    const change = (content: string, steps: () => Promise<string>) => database.change({ ...asked, keyedContent: content }, 'x.y.v1', steps);
    const take = `INSERT INTO idempotency_answer (actor_id, key, subject, request_digest, answer, is_answered) VALUES ($1, $2, 'x.y.v1', 'other', 'null', false)`;
    const taken = async () => {
      await rows(take, [asked.actor.id, asked.idempotencyKey]);
      return 'one';
    };
    await expect(change('one', taken)).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await expect(change('one', async () => 'one')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await expect(change('other', async () => 'other')).resolves.toBe('other');
    await expect(change('one', async () => 'one')).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await expect(change('other', async () => 'again')).resolves.toBe('other');
  });

  it('lets a request that was refused be mended under its key', async () => {
    const [note, asked] = [aNote(), { actor: anActor('auditor'), idempotencyKey: uuid() }];
    await expect(notes.ask(KEEP_NOTE, { ...note, text: 'forbidden' }, asked)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(notes.ask(KEEP_NOTE, note, asked)).resolves.toEqual(note);
  });

  it('tells a database that goes away as unavailable, never as a fault, and no note is lost or doubled', async () => {
    const admin = new Client({ connectionString: process.env.GATEBOOK_TEST_POSTGRES_URL });
    await admin.connect();
    const kept: string[] = [];
    const problems = new Set<string>();
    const endsAt = Date.now() + 2_000;
    const ask = async (): Promise<void> => {
      while (Date.now() < endsAt) {
        const note = aNote();
        await notes.ask(KEEP_NOTE, note).then(
          () => kept.push(note.noteId),
          (error: { code?: string; name: string }) => problems.add(error.code ?? error.name),
        );
      }
    };
    const asking = Promise.all(Array.from({ length: 8 }, ask));
    for (let i = 0; i < 6; i++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
        new URL(notes.database.url).pathname.slice(1),
      ]);
    }
    await asking;
    await admin.end();
    expect([...problems]).toEqual(['SERVICE_UNAVAILABLE']);
    expect(await rows('SELECT count(*)::int AS n FROM note WHERE note_id = ANY($1)', [kept])).toEqual([{ n: kept.length }]);
  }, 20_000);

  it('counts an event once however often it is delivered', async () => {
    const told = { eventId: uuid() };
    for (let i = 0; i < 3; i++) await notes.tell(PERMIT_CHANGED, aPermit('P-1'), told);
    const other = uuid();
    await notes.tell(PERMIT_CHANGED, aPermit('P-2'), { eventId: other });
    await until(async () => (await rows('SELECT 1 FROM note WHERE note_id = $1', [other])).length === 1);
    expect(await rows('SELECT count(*)::int AS n FROM note WHERE note_id = $1', [told.eventId])).toEqual([{ n: 1 }]);
  });

  it('parks an event that keeps failing and hears the next', async () => {
    const [bad, good] = [uuid(), uuid()];
    await notes.tell(PERMIT_CHANGED, aPermit('fails'), { eventId: bad });
    await notes.tell(PERMIT_CHANGED, aPermit('P-3'), { eventId: good });
    await until(async () => (await rows('SELECT 1 FROM note WHERE note_id = $1', [good])).length === 1);
    await notes.tell(PERMIT_CHANGED, { ...aPermit('P-4'), sex: undefined } as unknown as PermitChanged, { eventId: uuid() });
    expect(await rows('SELECT 1 FROM note WHERE note_id = $1', [bad])).toEqual([]);
    await until(
      async () => (await rows('SELECT 1 FROM parked_message WHERE event_id = $1', [bad])).length === 1,
      async () => 'not parked',
    );
  }, 30_000);

  it('seals its audit log, and a changed entry breaks the seal', async () => {
    await notes.ask(KEEP_NOTE, aNote());
    await until(async () => (await rows('SELECT count(*)::int AS n FROM audit_seal'))[0].n > 0);
    const key = signingKeyOf(auditKey);
    expect(await verifyAudit(notes.service.dataSource, key)).toMatchObject({ brokenSeal: null });
    await expect(rows(`UPDATE audit_entry SET action = 'nothing'`)).rejects.toThrow(/permission denied/);
    await expect(rows('DELETE FROM audit_entry')).rejects.toThrow(/permission denied/);
    const owner = new Client({ connectionString: notes.database.ownerUrl });
    await owner.connect();
    await owner.query(`UPDATE persons.audit_entry SET actor_id = 'somebody else' WHERE id = (SELECT min(id) FROM persons.audit_entry)`);
    await owner.end();
    expect(await verifyAudit(notes.service.dataSource, key)).toMatchObject({ brokenSeal: 1 });
  });

  it('is not ready on a schema that was not migrated, nor on a broker that acknowledges before it writes', async () => {
    const { url: databaseUrl } = await prepareDatabase({ name: NOTE_SERVICE.name, migrations: [] });
    const settings = Object.assign(new ServiceSettings(), {
      databaseUrl,
      ...notes.broker.settingsOf('persons'),
      natsMonitorUrl: undefined,
      port: 0,
      side: 'VN',
      auditKey,
      logLevel: 'silent',
    });
    const early = await startService(NOTE_SERVICE, settings);
    expect(await early.readiness()).toEqual(
      expect.arrayContaining(['migrations have not run', expect.stringMatching(/no monitoring address/)]),
    );
    await early.stop();
    const hasty = await startBroker({ syncInterval: '2m' });
    const connection = await connectBus('persons', { ...settings, ...hasty.settingsOf('persons') });
    expect(await brokerObjection(connection, hasty.monitorUrl)).toMatch(/before it writes/);
    await connection.close();
    await hasty.stop();
  });
});

function aPermit(number: string): PermitChanged {
  return {
    permitId: uuid(),
    version: 1,
    number,
    type: 'VN-VISIT-PERMIT',
    hostSide: 'VN',
    status: 'issued',
    personId: uuid(),
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    gates: [],
    zone: [],
    entries: 'multiple',
    purpose: 'relatives',
    nationality: 'LAO',
    sex: '1',
    birthYear: 1990,
    companionIds: [],
    statusListSequence: 1,
    changedAt: '2026-01-01T00:00:00Z',
  };
}
