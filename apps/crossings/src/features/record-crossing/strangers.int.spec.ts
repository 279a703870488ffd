import { inTransaction } from '@gatebook/service-kit';
import {
  CHECK,
  PERMIT_CHANGED,
  RECORD_CROSSING,
  type CheckAnswer,
  type CrossingReceipt,
  type PermitChanged,
  type RecordCrossing,
} from '@gatebook/contracts';
import { until } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import {
  aCheck,
  aCredential,
  aCrossing,
  aPermit,
  LA_LAY,
  startCrossings,
  TEN_IN_HANOI,
  type TestCrossings,
} from '../../../test/start-crossings.js';
import { CrossingSettler } from '../../model/crossing-settler.part.js';

describe('a crossing on a signed paper', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings();
  }, 60_000);
  afterAll(() => gates.stop());

  let number = 0;
  const theirs = (): PermitChanged =>
    aPermit({
      number: `LA-26-${String(++number).padStart(7, '0')}`,
      type: 'VN-VISIT-PERMIT',
      hostSide: 'VN',
      gates: [LA_LAY],
      zone: ['VN:VN-25:2025'],
      purpose: 'relatives',
      nationality: 'LAO',
    });
  const check = (credential: string): Promise<CheckAnswer> =>
    gates.ask(CHECK, aCheck({ gateId: LA_LAY, direction: 'entry', subject: { credential } }), { actor: gates.officer });
  const record = (crossing: Partial<RecordCrossing>): Promise<CrossingReceipt> =>
    gates.ask(RECORD_CROSSING, aCrossing({ gateId: LA_LAY, direction: 'entry', occurredAt: minutesAgo(60), ...crossing }), {
      actor: gates.officer,
    });
  const codes = ({ reasons }: CheckAnswer): string[] => reasons.map(({ code }) => code);
  const rowOf = async (crossingId: string) =>
    (await gates.rows('SELECT person_id, permit_number, permit_type, nationality FROM crossing WHERE crossing_id = $1', [crossingId]))[0];

  it('is the holder’s by issuer and number, in and out again, with nationality and kind', async () => {
    const permit = theirs();
    const credential = aCredential(permit, 'LA');
    const first = await check(credential);
    expect([first.advice, codes(first)]).toEqual(['admit', ['PERMIT_VALID']]);
    const entry = await record({ credential, checkId: first.checkId });
    expect(entry.flags).toEqual([]);
    expect(await rowOf(entry.crossingId)).toEqual({
      person_id: null,
      permit_number: permit.number,
      permit_type: permit.type,
      nationality: 'LAO',
    });
    const second = await check(credential);
    expect([second.advice === 'admit', second.stay?.inside, codes(second)]).toEqual([
      false,
      true,
      expect.arrayContaining(['ALREADY_INSIDE']),
    ]);
    expect((await record({ credential, occurredAt: minutesAgo(50) })).flags).toEqual(
      expect.arrayContaining(['ALREADY_INSIDE', 'SAME_DIRECTION_TWICE']),
    );
    expect((await record({ credential, direction: 'exit', occurredAt: minutesAgo(30) })).flags).toEqual([]);
    const third = await check(credential);
    expect([third.advice, third.stay?.inside]).toEqual(['admit', false]);
    expect((await check(aCredential(theirs(), 'LA'))).stay?.inside).toBe(false);
  });

  it('is the holder’s by the check alone, at that gate and for that number', async () => {
    const permit = theirs();
    const credential = aCredential(permit, 'LA');
    const { checkId } = await check(credential);
    expect((await record({ checkId, permitNumber: 'LA-26-9999999' })).flags).toContain('PERMIT_UNKNOWN');
    expect((await check(credential)).stay?.inside).toBe(false);
    const first = await record({ checkId, permitNumber: permit.number });
    expect(first.flags).toEqual([]);
    expect((await record({ checkId, occurredAt: minutesAgo(50) })).flags).toContain('ALREADY_INSIDE');
    expect(await rowOf(first.crossingId)).toMatchObject({ permit_number: permit.number, permit_type: permit.type, nationality: 'LAO' });
    expect((await check(credential)).stay?.inside).toBe(true);
    const [{ kept } = { kept: '' }] = await gates.rows<{ kept: string }>(`SELECT string_agg(gate_check::text, '') AS kept FROM gate_check`);
    expect(kept).toContain(permit.number);
    expect(kept).not.toMatch(/NGUYEN|1994-03-09/);
  });

  it('is the holder’s whether the number was signed or typed', async () => {
    const [typedFirst, signedFirst] = [theirs(), theirs()];
    expect((await record({ permitNumber: typedFirst.number })).flags).toContain('PERMIT_UNKNOWN');
    expect((await check(aCredential(typedFirst, 'LA'))).stay?.inside).toBe(true);
    await record({ credential: aCredential(signedFirst, 'LA') });
    await record({ permitNumber: signedFirst.number, direction: 'exit', occurredAt: minutesAgo(40) });
    expect((await check(aCredential(signedFirst, 'LA'))).stay?.inside).toBe(false);
    // However its issuer writes it.
    const small = theirs();
    const answer = await check(aCredential({ ...small, number: small.number.toLowerCase() }, 'LA'));
    await record({ permitNumber: small.number, checkId: answer.checkId });
    expect((await check(aCredential(small, 'LA'))).stay?.inside).toBe(true);
  });

  it('is not told by a check of another direction, day or person', async () => {
    const permit = theirs();
    const { checkId } = await check(aCredential(permit, 'LA'));
    for (const other of [{ direction: 'exit' as const }, { occurredAt: '2026-11-10T03:00:00Z' }, { personId: uuid() }]) {
      const { crossingId } = await record({ checkId, ...other });
      expect(await rowOf(crossingId)).toMatchObject({ permit_number: null });
    }
  });

  it('waits for another gate that records on the same permit', async () => {
    const permit = theirs();
    const other = gates.service.dataSource.createQueryRunner();
    await other.startTransaction();
    await other.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`permit:${permit.number}`]);
    const receipt = record({ credential: aCredential(permit, 'LA') });
    const waiting = () => gates.rows(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()`);
    await until(async () => (await waiting()).length === 1, waiting);
    await other.rollbackTransaction();
    await other.release();
    await expect(receipt).resolves.toMatchObject({ flags: [] });
  });

  it('keeps no name, gives a resend its receipt, and takes no other paper under its id', async () => {
    const credential = aCredential(theirs(), 'LA');
    const crossingId = uuid();
    const receipt = await record({ crossingId, credential });
    await expect(record({ crossingId, credential })).resolves.toEqual(receipt);
    await expect(record({ crossingId, credential: aCredential(theirs(), 'LA') })).rejects.toMatchObject({ code: 'CROSSING_ID_REUSED' });
    const [{ all } = { all: '' }] = await gates.rows<{ all: string }>(
      `SELECT (SELECT string_agg(crossing::text, '') FROM crossing) || (SELECT string_agg(body::text, '') FROM outbox_message)
              || (SELECT string_agg(details::text, '') FROM audit_entry) || (SELECT string_agg(stranger_crossing::text, '') FROM stranger_crossing) AS all`,
    );
    expect(all).toContain('LA-26-');
    expect(all).not.toMatch(/NGUYEN|1994-03-09|documentDigest/);
  });

  it('stays the holder’s, and judged by the paper, when somebody is found for it afterwards', async () => {
    const permit = theirs();
    const credential = aCredential(permit, 'LA');
    const { crossingId } = await record({ credential });
    const personId = uuid();
    const settler = gates.service.app.get(CrossingSettler);
    const identified = { personId, outcome: 'match', nationality: 'LAO' } as const;
    await inTransaction(gates.service.dataSource, async (tx) => {
      await settler.lock(tx, crossingId, [personId]);
      await settler.settle(tx, { crossingId, traceId: 't' }, () => ({ personId, report: { identified }, keptFlags: [] }));
    });
    const found = await gates.rows('SELECT person_id, permit_number, nationality, flags FROM crossing WHERE supersedes = $1', [crossingId]);
    expect(found).toEqual([{ person_id: personId, permit_number: permit.number, nationality: 'LAO', flags: [] }]);
    const again = await check(credential);
    expect([again.stay?.inside, codes(again)]).toEqual([true, expect.arrayContaining(['ALREADY_INSIDE'])]);
  });

  it('is kept and flagged where the paper is none', async () => {
    const forged = aCredential(theirs(), 'LA').slice(0, -4);
    const receipt = await record({ credential: forged });
    expect(receipt.flags.some((flag) => flag.startsWith('CREDENTIAL_'))).toBe(true);
    expect(await rowOf(receipt.crossingId)).toMatchObject({ person_id: null, permit_number: null });
  });

  it('is that of our own permit where it was signed here, known now or heard of later', async () => {
    const known = await gates.permit({ ...theirs(), number: 'VN-26-0700001', hostSide: 'LA' });
    const { crossingId } = await record({ direction: 'exit', credential: aCredential(known), permitNumber: 'VN-26-0999999' });
    expect(await rowOf(crossingId)).toMatchObject({ person_id: known.personId, permit_number: known.number });
    const late = { ...theirs(), number: 'VN-26-0700002', hostSide: 'LA' };
    const recorded = await record({ direction: 'exit', credential: aCredential(late) });
    await gates.tell(PERMIT_CHANGED, late, { aggregateId: late.permitId });
    await until(async () => (await gates.rows('SELECT 1 FROM crossing WHERE supersedes = $1', [recorded.crossingId])).length === 1);
    expect(await gates.rows('SELECT person_id FROM crossing WHERE supersedes = $1', [recorded.crossingId])).toEqual([
      { person_id: late.personId },
    ]);
  }, 30_000);
});

function minutesAgo(minutes: number): string {
  return new Date(TEN_IN_HANOI.getTime() - minutes * 60_000).toISOString();
}
