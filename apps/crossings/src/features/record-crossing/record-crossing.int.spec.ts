import {
  CROSSING_RECORDED,
  FIND_CROSSINGS,
  GET_BOARD,
  GET_STAY,
  RECORD_CROSSING,
  type CrossingReceipt,
  type RecordCrossing,
} from '@gatebook/contracts';
import { anActor, randomOfRun, until } from '@gatebook/service-kit/testing';
import { canonicalDigest } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { aCrossing, HUU_NGHI, LA_LAY, startCrossings, TEN_IN_HANOI, type TestCrossings } from '../../../test/start-crossings.js';

describe('recording a crossing', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings();
  }, 60_000);
  afterAll(() => gates.stop());

  const record = (crossing: RecordCrossing): Promise<CrossingReceipt> => gates.ask(RECORD_CROSSING, crossing, { actor: gates.officer });

  it('answers two resends at once with one receipt and one event', async () => {
    const permit = await gates.permit();
    const crossing = aCrossing({ permitNumber: permit.number });
    const [first, second] = await Promise.all([record(crossing), record(crossing)]);
    expect(second).toEqual(first);
    expect(first.flags).toEqual([]);
    expect((await gates.askWhole(RECORD_CROSSING, crossing, { actor: gates.officer })).status).toBe(200);
    await until(async () => (await gates.events(CROSSING_RECORDED)).some(({ body }) => body.crossingId === crossing.crossingId));
    const events = (await gates.events(CROSSING_RECORDED)).filter(({ body }) => body.crossingId === crossing.crossingId);
    expect(events).toHaveLength(1);
    expect(events[0]?.body).toMatchObject({ localDay: '2026-11-21', towardsHost: true, nationality: 'VNM', personId: permit.personId });
    expect(JSON.stringify(events[0])).not.toContain(permit.number);
  });

  it('refuses the same id with other content', async () => {
    const crossing = aCrossing();
    await record(crossing);
    await expect(record({ ...crossing, direction: 'entry' })).rejects.toMatchObject({ code: 'CROSSING_ID_REUSED' });
  });

  it('keeps what contradicts the registry and flags it', async () => {
    const revoked = await gates.permit({ status: 'revoked' });
    expect((await record(aCrossing({ permitNumber: revoked.number }))).flags).toEqual(
      expect.arrayContaining(['PERMIT_REVOKED', 'REASON_MISSING']),
    );
    const withReason = aCrossing({
      permitNumber: revoked.number,
      direction: 'entry',
      occurredAt: '2026-11-21T02:00:00Z',
      reason: { code: 'FAMILY_EMERGENCY' },
    });
    expect((await record(withReason)).flags).not.toContain('REASON_MISSING');
  });

  it('judges by the order of passing, not of arrival', async () => {
    const { number } = await gates.permit();
    await record(aCrossing({ permitNumber: number, occurredAt: '2026-11-21T01:00:00Z' }));
    const late = await record(aCrossing({ permitNumber: number, direction: 'exit', occurredAt: '2026-11-21T00:30:00Z' }));
    expect(late.flags).not.toContain('SAME_DIRECTION_TWICE');
    const again = await record(aCrossing({ permitNumber: number, direction: 'exit', occurredAt: '2026-11-21T01:30:00Z' }));
    expect(again.flags).toContain('SAME_DIRECTION_TWICE');
  });

  it('gives two gates that report one person in the same second an order', async () => {
    const permit = await gates.permit({ gates: [] });
    const reports = Array.from({ length: 20 }, (_, second) =>
      aCrossing({
        permitNumber: permit.number,
        direction: 'exit',
        occurredAt: new Date(TEN_IN_HANOI.getTime() - 60_000 + second * 1_000).toISOString(),
      }),
    );
    const receipts = await Promise.all(reports.map(record));
    const flagged = receipts.filter(({ flags }) => flags.includes('SAME_DIRECTION_TWICE'));
    expect(flagged).toHaveLength(19);
  });

  it('admits a single-entry permit once', async () => {
    const { number } = await gates.permit({ entries: 'single' });
    await record(aCrossing({ permitNumber: number, occurredAt: '2026-11-20T02:00:00Z' }));
    await record(aCrossing({ permitNumber: number, direction: 'entry', occurredAt: '2026-11-20T09:00:00Z' }));
    expect((await record(aCrossing({ permitNumber: number }))).flags).toContain('PERMIT_ENTRIES_USED');
  });

  it('keeps a row for each human on one paper, all or none', async () => {
    const child = uuid();
    const permit = await gates.permit({ companionIds: [child] });
    const crossing = aCrossing({
      permitNumber: permit.number,
      companions: [
        { crossingId: uuid(), personId: child },
        { crossingId: uuid(), personId: uuid() },
      ],
    });
    await record(crossing);
    const rows = await gates.rows<{ person_id: string; flags: string[] }>(
      'SELECT person_id, flags FROM crossing WHERE crossing_id = $1 OR companion_of = $1 ORDER BY companion_of NULLS FIRST, flags',
      [crossing.crossingId],
    );
    expect(rows).toHaveLength(3);
    expect(rows.filter(({ flags }) => flags.includes('PERMIT_UNKNOWN'))).toHaveLength(1);
  });

  it('gives every human an id of their own', async () => {
    const { number } = await gates.permit();
    const first = aCrossing({ permitNumber: number });
    await record(first);
    const again = aCrossing({ permitNumber: number, companions: [{ crossingId: first.crossingId, personId: uuid() }] });
    await expect(record(again)).rejects.toMatchObject({ code: 'CROSSING_ID_REUSED' });
    const twice = aCrossing({ permitNumber: number });
    await expect(record({ ...twice, companions: [{ crossingId: twice.crossingId, personId: uuid() }] })).rejects.toMatchObject({
      code: 'CROSSING_ID_REUSED',
    });
  });

  it('does not blame who passed before the revocation was made', async () => {
    const permit = await gates.permit({ status: 'revoked', changedAt: '2026-11-21T02:00:00Z' });
    const before = await record(aCrossing({ permitNumber: permit.number, occurredAt: '2026-11-21T01:00:00Z' }));
    expect(before.flags).toEqual([]);
    const after = await record(aCrossing({ permitNumber: permit.number, direction: 'exit', occurredAt: '2026-11-21T02:30:00Z' }));
    expect(after.flags).toContain('PERMIT_REVOKED');
  });

  it('keeps nothing from which a document number could be found by trying', async () => {
    const crossing = aCrossing({ document: { type: 'passport', issuer: 'VNM', number: 'C7654321' } });
    await record(crossing);
    const [receipt] = await gates.rows<{ content_digest: string }>('SELECT content_digest FROM crossing_receipt WHERE crossing_id = $1', [
      crossing.crossingId,
    ]);
    expect(receipt?.content_digest).not.toBe(canonicalDigest(crossing));
  });

  it('records a person turned back without papers, and refuses tomorrow', async () => {
    const { flags } = await record(aCrossing({ outcome: 'turned-back' }));
    expect(flags).toContain('PERSON_UNKNOWN');
    await expect(record(aCrossing({ occurredAt: '2026-11-22T03:00:00Z' }))).rejects.toMatchObject({ code: 'CROSSING_IN_FUTURE' });
  });

  it('shows on the gate’s board, in the list and in the person’s stay', async () => {
    const permit = await gates.permit({ hostSide: 'LA', zone: ['LA:LA-SL'], gates: [LA_LAY] });
    const before = await gates.ask(GET_BOARD, { gateId: LA_LAY }, { actor: gates.officer });
    const crossing = aCrossing({ gateId: LA_LAY, lane: '2', permitNumber: permit.number, occurredAt: '2026-11-20T23:30:00Z' });
    await record(crossing);
    const board = await gates.ask(GET_BOARD, { gateId: LA_LAY }, { actor: gates.officer });
    const count = ({ counts }: typeof board): number => counts.reduce((sum, line) => sum + line.count, 0);
    expect([board.day, board.zone, count(board) - count(before)]).toEqual(['2026-11-21', 'Asia/Ho_Chi_Minh', 1]);
    expect(board.hours).toContainEqual({ hour: 6, direction: 'exit', count: 1 });
    expect(board.lanes).toContainEqual({ lane: '2', direction: 'exit', count: 1 });
    const page = await gates.ask(FIND_CROSSINGS, { gateId: LA_LAY, limit: 1 }, { actor: gates.officer });
    expect(page.items[0]).toMatchObject({ crossingId: crossing.crossingId, personId: permit.personId });
    const stay = await gates.ask(GET_STAY, { personId: permit.personId }, { actor: anActor('gate-officer') });
    expect(stay).toMatchObject({ inside: true, daysUsed: 1, entries: [{ gateIn: LA_LAY }] });
  });

  it('pages through crossings without losing or repeating one', async () => {
    for (let i = 0; i < 5; i++) await record(aCrossing({ gateId: LA_LAY, occurredAt: TEN_IN_HANOI.toISOString() }));
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const { items, next } = await gates.ask(FIND_CROSSINGS, { gateId: LA_LAY, limit: 2, after }, { actor: gates.officer });
      seen.push(...items.map(({ crossingId }) => crossingId));
      if (next === null) break;
      after = next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(5);
  });

  it('takes only officers of the gate and lets nobody change a fact', async () => {
    await expect(gates.ask(RECORD_CROSSING, aCrossing(), { actor: anActor('gate-officer', { gateIds: [LA_LAY] }) })).rejects.toMatchObject({
      code: 'GATE_NOT_ASSIGNED',
    });
    await expect(gates.rows(`UPDATE crossing SET direction = 'entry' WHERE gate_id = $1`, [HUU_NGHI])).rejects.toThrow(/permission denied/);
    await expect(gates.rows('DELETE FROM crossing')).rejects.toThrow(/permission denied/);
  });

  it('keeps 500 crossings that arrive at once, each once', async () => {
    const { number } = await gates.permit();
    const random = randomOfRun();
    const crossings = Array.from({ length: 500 }, () =>
      aCrossing({ occurredAt: '2026-11-21T02:30:00Z', ...(random() < 0.1 ? { permitNumber: number } : {}) }),
    );
    await Promise.all([...crossings, ...crossings.slice(0, 100)].map(record));
    const [kept] = await gates.rows<{ n: number }>('SELECT count(*)::int AS n FROM crossing WHERE crossing_id = ANY($1)', [
      crossings.map(({ crossingId }) => crossingId),
    ]);
    expect(kept?.n).toBe(500);
  }, 30_000);
});
