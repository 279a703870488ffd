import { inTransaction } from '@gatebook/service-kit';
import {
  CHECK,
  GET_STAY,
  RECORD_CROSSING,
  type CheckAnswer,
  type PermitChanged,
  type RecordCrossing,
  type Stay,
} from '@gatebook/contracts';
import { v7 as uuid } from 'uuid';
import { aCheck, aCrossing, aPermit, LA_LAY, startCrossings, type TestCrossings } from '../../../test/start-crossings.js';
import { PERMITS } from '../../model/standing.copy.js';

describe('a permit whose card was lost and reissued', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings();
  }, 60_000);
  afterAll(() => gates.stop());

  const stayOf = ({ personId }: PermitChanged, on: string): Promise<Stay> =>
    gates.ask(GET_STAY, { personId, on }, { actor: gates.officer });
  const pass = ({ number, gates: [gateId] }: PermitChanged, direction: RecordCrossing['direction'], occurredAt: string) =>
    gates.ask(RECORD_CROSSING, aCrossing({ permitNumber: number, gateId, direction, occurredAt }), { actor: gates.officer });
  const check = ({ number, gates: [gateId] }: PermitChanged, direction: RecordCrossing['direction']): Promise<CheckAnswer> =>
    gates.ask(CHECK, aCheck({ gateId, direction, subject: { permitNumber: number } }), { actor: gates.officer });
  const codes = ({ reasons }: CheckAnswer): readonly string[] => reasons.map(({ code }) => code);

  /** As permits tells it: the lost card is revoked, and the one in its place begins on that day. */
  const reissue = async (lost: PermitChanged, at: string): Promise<PermitChanged> => {
    await gates.permit({ ...lost, version: lost.version + 1, status: 'revoked', changedAt: at });
    const { permitId, chainId = permitId } = lost;
    const { number } = aPermit();
    return gates.permit({ ...lost, permitId: uuid(), chainId, number, validFrom: at.slice(0, 10), changedAt: at });
  };
  const aVisitor = () =>
    gates.permit({
      type: 'VN-VISIT-PERMIT',
      hostSide: 'VN',
      nationality: 'LAO',
      gates: [LA_LAY],
      zone: ['VN:VN-25'],
      purpose: 'relatives',
      entries: 'single',
    });

  it('keeps a worker lawful who entered on the day of the reissue', async () => {
    const lost = await gates.permit({ validUntil: '2027-01-31' });
    await pass(lost, 'exit', '2026-11-21T01:00:00Z');
    const before = await stayOf(lost, '2026-12-10');
    const fresh = await reissue(lost, '2026-11-21T02:00:00Z');
    const after = await stayOf(lost, '2026-12-10');
    expect(after).toMatchObject({ inside: true, mustLeaveBy: before.mustLeaveBy, daysLeft: before.daysLeft, permitNumber: fresh.number });
    expect(after.overstayDays).toBeUndefined();
    const home = await check(fresh, 'entry');
    expect(codes(home)).not.toContain('STAY_EXHAUSTED');
    expect(home.stay?.mustLeaveBy).toBe(before.mustLeaveBy);
  });

  it('gives no further days for an entry, however often it is lost', async () => {
    let card = await gates.permit({
      type: 'VNLA-BORDER-PASS',
      hostSide: 'LA',
      gates: [LA_LAY],
      zone: ['LA:LA-SL'],
      purpose: 'relatives',
      validFrom: '2026-11-01',
    });
    await pass(card, 'exit', '2026-11-05T03:00:00Z');
    const before = await stayOf(card, '2026-11-20');
    expect(before).toMatchObject({ daysLeft: 0, overstayDays: 9, mustLeaveBy: '2026-11-11' });
    for (const day of ['08', '11', '14', '17', '20']) card = await reissue(card, `2026-11-${day}T03:00:00Z`);
    const { daysLeft, overstayDays, mustLeaveBy } = before;
    expect(await stayOf(card, '2026-11-20')).toMatchObject({ daysLeft, overstayDays, mustLeaveBy, permitNumber: card.number });
    expect(codes(await check(card, 'entry'))).toContain('STAY_EXHAUSTED');
  });

  it('gives no second entry where it is for one, by the second or the third card', async () => {
    const lost = await aVisitor();
    expect(codes(await check(lost, 'entry'))).not.toContain('PERMIT_ENTRIES_USED');
    await pass(lost, 'entry', '2026-11-19T03:00:00Z');
    await pass(lost, 'exit', '2026-11-20T03:00:00Z');
    let card = lost;
    for (const hour of ['01', '02']) {
      card = await reissue(card, `2026-11-21T${hour}:00:00Z`);
      const again = await check(card, 'entry');
      expect([again.advice, codes(again)]).toEqual(['refuse', ['PERMIT_ENTRIES_USED']]);
    }
    const recorded = await pass(card, 'entry', '2026-11-21T02:30:00Z');
    expect(recorded.flags).toContain('PERMIT_ENTRIES_USED');
  });

  it('still has its one entry by the new card where none was used', async () => {
    const fresh = await reissue(await aVisitor(), '2026-11-21T01:00:00Z');
    expect((await check(fresh, 'entry')).advice).toBe('admit');
  });

  it('is counted apart from another permit of the same person', async () => {
    const used = await aVisitor();
    await pass(used, 'entry', '2026-11-19T03:00:00Z');
    await pass(used, 'exit', '2026-11-20T03:00:00Z');
    const other = await gates.permit({ ...used, permitId: uuid(), number: aPermit().number });
    expect((await check(other, 'entry')).advice).toBe('admit');
  });

  it('keeps its entries when the source has lost what it told of the first card', async () => {
    const lost = await aVisitor();
    await pass(lost, 'entry', '2026-11-19T03:00:00Z');
    await pass(lost, 'exit', '2026-11-20T03:00:00Z');
    const fresh = await reissue(lost, '2026-11-21T01:00:00Z');
    await inTransaction(gates.service.dataSource, (tx) => PERMITS.forget(tx, lost.permitId));
    expect(codes(await check(fresh, 'entry'))).toEqual(['PERMIT_ENTRIES_USED']);
  });
});
