import { inTransaction } from '@gatebook/service-kit';
import {
  CHECK,
  CROSSING_CORRECTED,
  CROSSING_RECORDED,
  GET_STAY,
  PERMIT_CHANGED,
  RECORD_CROSSING,
  type CheckAnswer,
  type CrossingReceipt,
  type IdentifiedCrossing,
  type PermitChanged,
} from '@gatebook/contracts';
import { startTestService, until, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { STATISTICS_SERVICE } from '../../../../statistics/src/service.js';
import { aCheck, aCrossing, aPermit, LA_LAY, startCrossings, type TestCrossings } from '../../../test/start-crossings.js';
import { CrossingSettler } from '../../model/crossing-settler.part.js';
import { KeepStandingConsumer } from '../keep-standing/keep-standing.consumer.js';
import { SettleAwaitedPermitsUseCase } from './settle-awaited-permits.js';

const AN_HOUR_AGO = '2026-11-21T02:00:00Z';

describe('a crossing on a permit that was not known', () => {
  let gates: TestCrossings;
  let statistics: TestService;
  beforeAll(async () => {
    gates = await startCrossings();
    statistics = await startTestService(STATISTICS_SERVICE, { broker: gates.broker, settings: { recordKey: 'k'.repeat(43) } });
  }, 90_000);
  afterAll(async () => {
    await statistics.service.stop();
    await gates.stop();
  });

  const aPass = (permit: Partial<PermitChanged> = {}): PermitChanged =>
    aPermit({
      type: 'VNLA-BORDER-PASS',
      hostSide: 'LA',
      gates: [LA_LAY],
      zone: ['LA:LA-SL'],
      purpose: 'relatives',
      entries: 'single',
      ...permit,
    });
  const record = (crossing: Partial<IdentifiedCrossing>): Promise<CrossingReceipt> =>
    gates.ask(RECORD_CROSSING, aCrossing({ gateId: LA_LAY, occurredAt: AN_HOUR_AGO, ...crossing }), { actor: gates.officer });
  const check = (permitNumber: string): Promise<CheckAnswer> =>
    gates.ask(CHECK, aCheck({ gateId: LA_LAY, subject: { permitNumber } }), { actor: gates.officer });
  const codes = ({ reasons }: CheckAnswer): string[] => reasons.map(({ code }) => code);
  const hear = (permit: PermitChanged) => gates.tell(PERMIT_CHANGED, permit, { aggregateId: permit.permitId });
  const correctionsOf = (crossingId: string) =>
    gates.rows<{ person_id: string; permit_id: string; flags: string[] }>(
      'SELECT person_id, permit_id, flags FROM crossing WHERE supersedes = $1',
      [crossingId],
    );
  const settled = (crossingId: string) =>
    until(
      async () => (await correctionsOf(crossingId)).length > 0,
      () => gates.rows('SELECT * FROM awaited_permit'),
    );
  const isInside = async ({ number }: PermitChanged): Promise<void> => {
    const answer = await check(number);
    expect([answer.stay?.inside, codes(answer)]).toEqual([true, expect.arrayContaining(['PERMIT_ENTRIES_USED', 'ALREADY_INSIDE'])]);
  };

  it('is the holder’s once the permit is heard: check, stay, ledger, event and statistics', async () => {
    const pass = aPass();
    const receipt = await record({ permitNumber: pass.number });
    expect(receipt.flags).toContain('PERMIT_UNKNOWN');
    await hear(pass);
    await settled(receipt.crossingId);
    expect(await correctionsOf(receipt.crossingId)).toEqual([{ person_id: pass.personId, permit_id: pass.permitId, flags: [] }]);
    await isInside(pass);
    const stay = await gates.ask(GET_STAY, { personId: pass.personId }, { actor: gates.officer, purpose: 'gate-check' });
    expect(stay.entries).toHaveLength(1);
    const told = async () => (await gates.events(CROSSING_CORRECTED)).map(({ body }) => body);
    await until(async () => (await told()).length === 1);
    expect(await told()).toMatchObject([
      { crossingId: receipt.crossingId, why: 'identified', now: { personId: pass.personId, permitId: pass.permitId } },
    ]);
    expect(await gates.events(CROSSING_RECORDED)).toHaveLength(1);
    const counted = () =>
      statistics.service.dataSource.query<{ named: boolean; n: number }[]>(
        'SELECT length(person_key) > 0 AS named, crossings::int AS n FROM crossing_contribution WHERE crossings <> 0',
      );
    await until(async () => (await counted()).every(({ named }) => named) && (await counted()).length === 1, counted);
    expect(await statistics.service.dataSource.query('SELECT crossings::int AS n FROM crossing_cell WHERE crossings <> 0')).toEqual([
      { n: 1 },
    ]);
  }, 40_000);

  it('is so where the permit’s first event was parked and heard later', async () => {
    const pass = aPass();
    const receipt = await record({ permitNumber: pass.number });
    // No id: the database refuses it, as a bug would.
    await hear({ ...pass, registrationId: 'no id' });
    await until(async () => (await gates.rows('SELECT 1 FROM parked_message WHERE settled_at IS NULL')).length === 1);
    expect(await correctionsOf(receipt.crossingId)).toEqual([]);
    await gates.rows(
      `UPDATE parked_message SET told = jsonb_set(told, '{body}', $1::jsonb), try_at = clock_timestamp() WHERE settled_at IS NULL`,
      [JSON.stringify(pass)],
    );
    await settled(receipt.crossingId);
    await isInside(pass);
  }, 40_000);

  it('is settled once, however often and by however many the permit is heard, and keeps its receipt', async () => {
    const pass = aPass();
    const crossingId = uuid();
    const receipt = await record({ crossingId, permitNumber: pass.number });
    await Promise.all([hear(pass), hear(pass), hear({ ...pass, version: 2 }), hear({ ...pass, version: 3 })]);
    await settled(crossingId);
    const settle = gates.service.app.get(SettleAwaitedPermitsUseCase);
    await gates.rows('INSERT INTO awaited_permit (crossing_id, permit_number, occurred_at, trace_id) VALUES ($1, $2, $3, $4)', [
      crossingId,
      pass.number,
      AN_HOUR_AGO,
      't',
    ]);
    await Promise.all([settle.execute(), settle.execute()]);
    await expect(record({ crossingId, permitNumber: pass.number })).resolves.toEqual(receipt);
    await isInside(pass);
  }, 40_000);

  it('survives that its settling is killed half-way', async () => {
    const pass = aPass();
    const { crossingId } = await record({ permitNumber: pass.number });
    const gate = gates.service.dataSource.createQueryRunner();
    await gate.startTransaction();
    await gate.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`person:${pass.personId}`]);
    await hear(pass);
    const waiting = () =>
      gates.rows<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()`);
    await until(async () => (await waiting()).length === 1, waiting);
    await gates.rows('SELECT pg_terminate_backend($1)', [(await waiting())[0]?.pid]);
    await gate.rollbackTransaction();
    await gate.release();
    await settled(crossingId);
    expect(await correctionsOf(crossingId)).toHaveLength(1);
    await isInside(pass);
  }, 40_000);

  it('is settled where it was recorded in the moment in which the permit was heard', async () => {
    const passes = Array.from({ length: 12 }, () => aPass());
    const receipts = await Promise.all(
      passes.map(async (pass) => {
        const [receipt] = await Promise.all([record({ permitNumber: pass.number }), hear(pass)]);
        return receipt;
      }),
    );
    const waiting = () =>
      gates.rows('SELECT permit_number FROM awaited_permit WHERE permit_number = ANY($1)', [passes.map(({ number }) => number)]);
    await until(async () => (await waiting()).length === 0, waiting);
    for (const pass of passes) await isInside(pass);
    const counting = await gates.rows(
      `SELECT 1 FROM crossing WHERE permit_id = ANY($1) AND person_id IS NOT NULL
         AND NOT EXISTS (SELECT FROM crossing_correction AS later WHERE later.crossing_id = crossing.crossing_id)`,
      [passes.map(({ permitId }) => permitId)],
    );
    expect(counting).toHaveLength(receipts.length);
  }, 60_000);

  it('takes the companions along', async () => {
    const [listed, strange] = [uuid(), uuid()];
    const pass = aPass({ companionIds: [listed] });
    const companions = [listed, strange].map((personId) => ({ crossingId: uuid(), personId }));
    const { crossingId } = await record({ permitNumber: pass.number, companions });
    await hear(pass);
    await settled(crossingId);
    const found = await Promise.all(companions.map((one) => correctionsOf(one.crossingId)));
    expect(found.flat()).toEqual([
      { person_id: listed, permit_id: pass.permitId, flags: [] },
      { person_id: strange, permit_id: pass.permitId, flags: ['PERMIT_UNKNOWN'] },
    ]);
    await isInside(pass);
  }, 40_000);

  it('stays the crossing of whom a document showed, also where the permit is another’s', async () => {
    const [own, others] = [aPass(), aPass()];
    const byDocument = (personId: string) => ({ identified: { personId, outcome: 'expired' as const } });
    const first = await record({ permitNumber: own.number, ...byDocument(own.personId) });
    const somebody = uuid();
    const second = await record({ permitNumber: others.number, ...byDocument(somebody) });
    await hear(own);
    await hear(others);
    await settled(first.crossingId);
    await settled(second.crossingId);
    expect(await correctionsOf(first.crossingId)).toEqual([
      { person_id: own.personId, permit_id: own.permitId, flags: ['DOCUMENT_EXPIRED'] },
    ]);
    expect(await correctionsOf(second.crossingId)).toEqual([
      { person_id: somebody, permit_id: others.permitId, flags: expect.arrayContaining(['DOCUMENT_EXPIRED', 'DOCUMENT_MISMATCH']) },
    ]);
  }, 40_000);

  it('judges several of one number in the order in which they happened, whenever they were told', async () => {
    const pass = aPass({ entries: 'multiple' });
    const home = await record({ permitNumber: pass.number, direction: 'entry', occurredAt: '2026-11-21T02:30:00Z' });
    const again = await record({ permitNumber: pass.number, occurredAt: '2026-11-21T02:45:00Z' });
    const out = await record({ permitNumber: pass.number });
    await hear(pass);
    for (const { crossingId } of [home, again, out]) await settled(crossingId);
    const flags = await Promise.all([out, home, again].map(async ({ crossingId }) => (await correctionsOf(crossingId))[0]?.flags));
    expect(flags).toEqual([[], [], []]);
    expect((await check(pass.number)).stay?.inside).toBe(true);
  }, 40_000);

  it('waits again for a permit that was taken back, and is settled by what is told instead', async () => {
    const lost = aPass();
    await gates.permit(lost);
    await inTransaction(gates.service.dataSource, (tx) => gates.service.app.get(KeepStandingConsumer).forgetPermit(lost.permitId, { tx }));
    const { crossingId } = await record({ permitNumber: lost.number });
    const instead = aPass({ number: lost.number });
    await hear(instead);
    await settled(crossingId);
    expect(await correctionsOf(crossingId)).toMatchObject([{ person_id: instead.personId, permit_id: instead.permitId }]);
    await isInside(instead);
    await inTransaction(gates.service.dataSource, (tx) =>
      gates.service.app.get(KeepStandingConsumer).forgetPermit(instead.permitId, { tx }),
    );
    await hear({ ...instead, version: 2 });
    await until(async () => (await check(instead.number)).stay?.inside === true);
    expect(await correctionsOf(crossingId)).toHaveLength(1);
    expect(await gates.rows('SELECT 1 FROM awaited_permit WHERE permit_number = $1', [lost.number])).toEqual([]);
  }, 40_000);

  it('is settled again where its document turns out to be somebody else’s', async () => {
    const pass = aPass();
    const { crossingId } = await record({ permitNumber: pass.number });
    await hear(pass);
    await settled(crossingId);
    const personId = uuid();
    const settler = gates.service.app.get(CrossingSettler);
    await inTransaction(gates.service.dataSource, async (tx) => {
      await settler.lock(tx, crossingId, [personId]);
      await settler.settle(tx, { crossingId, traceId: 't' }, () => ({
        personId,
        report: { identified: { personId, outcome: 'match' } },
        keptFlags: [],
      }));
    });
    const rows = await gates.rows<{ person_id: string | null; flags: string[] }>(
      `SELECT person_id, flags FROM crossing WHERE permit_number = $1
         AND NOT EXISTS (SELECT FROM crossing_correction AS later WHERE later.crossing_id = crossing.crossing_id)`,
      [pass.number],
    );
    expect(rows).toEqual([{ person_id: personId, flags: ['DOCUMENT_MISMATCH'] }]);
    expect((await check(pass.number)).stay?.inside).toBe(false);
    const counted = () => statistics.service.dataSource.query<{ n: number }[]>('SELECT sum(crossings)::int AS n FROM crossing_cell');
    const [ledger] = await gates.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM crossing WHERE NOT EXISTS (SELECT FROM crossing_correction AS later WHERE later.crossing_id = crossing.crossing_id)`,
    );
    await until(async () => (await counted())[0]?.n === ledger?.n, counted);
  }, 40_000);
});
