import {
  CHECK,
  GATE_STATUS_CHANGED,
  PERMIT_CHANGED,
  type CheckAnswer,
  type GateStatusChanged,
  type IdentifiedCheck,
} from '@gatebook/contracts';
import { until } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aCheck, aPermit, HUU_NGHI, LA_LAY, startCrossings, type TestCrossings, TEN_IN_HANOI } from '../../../test/start-crossings.js';

const AT_NIGHT = '2026-11-21T15:00:00Z';

describe('a check of what the gate does not know', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings();
  }, 60_000);
  afterAll(() => gates.stop());

  const check = (request: Partial<IdentifiedCheck>): Promise<CheckAnswer> => gates.ask(CHECK, aCheck(request), { actor: gates.officer });
  const codes = ({ reasons }: CheckAnswer): string[] => reasons.map(({ code }) => code);

  it('lets home whom the registry does not know, by the issuer of a passport, also at night', async () => {
    const home = await check({
      at: AT_NIGHT,
      direction: 'entry',
      subject: { document: { type: 'passport', issuer: 'VNM', number: 'C1' } },
      identified: { personId: null, outcome: 'not-compared' },
    });
    expect([home.advice, home.heading]).toEqual(['admit', 'home']);
  });

  it('refers whoever may be on the way home: with an unknown number, or a paper of no kind that is told', async () => {
    const number = await check({ at: AT_NIGHT, direction: 'entry', subject: { permitNumber: 'VN-26-0999999' } });
    expect([number.advice, codes(number)]).toEqual(['refer', expect.arrayContaining(['PERMIT_UNKNOWN', 'GATE_OUTSIDE_HOURS'])]);
    const away = await check({ at: AT_NIGHT, direction: 'entry', subject: { document: { issuer: 'VNM', number: 'C1' } } });
    expect(away.advice).toBe('refer');
  });

  it('does not wave a lorry through on its driver’s passport, read by a person or by a machine', async () => {
    const document = { type: 'passport', issuer: 'LAO', number: 'P7' };
    for (const subject of [{ document }, { mrz: ['P<LAO', '2'] }]) {
      const identified = { personId: uuid(), outcome: 'match', document, nationality: 'LAO' } as const;
      const lorry = await check({ gateId: LA_LAY, direction: 'entry', traffic: 'vehicle', subject, identified });
      expect([lorry.advice, codes(lorry).some((code) => ['RULE_NOT_SET', 'VEHICLE_PERMIT_MISSING'].includes(code))]).toEqual([
        'refer',
        true,
      ]);
      const onFoot = await check({ gateId: LA_LAY, direction: 'entry', subject, identified });
      expect(onFoot.advice).toBe('admit');
    }
  });

  it('keeps a status that a newer release has told, and refers; known ones go on', async () => {
    const odd = await gates.permit({ status: 'quarantined' });
    const answer = await check({ subject: { permitNumber: odd.number } });
    expect([answer.advice, codes(answer)]).toEqual(['refer', ['PERMIT_UNKNOWN']]);
    expect((await check({ subject: { permitNumber: (await gates.permit()).number } })).advice).toBe('admit');
    expect((await gates.rows('SELECT 1 FROM parked_message')).length).toBe(0);
  });

  it('makes only its own checks old when a permit could not be taken in', async () => {
    const [good, blocked] = [await gates.permit(), await gates.permit()];
    // Another permit's number: the database refuses it, as a bug would.
    const told = { ...blocked, version: 2, registrationId: 'no id' };
    await gates.tell(PERMIT_CHANGED, told, { aggregateId: blocked.permitId, occurredAt: '2026-11-19T00:00:00Z' });
    await until(async () => (await gates.rows('SELECT 1 FROM parked_message')).length === 1);
    await until(async () => (await check({ subject: { permitNumber: blocked.number } })).advice === 'refer');
    const [own, other] = [
      await check({ subject: { permitNumber: blocked.number } }),
      await check({ subject: { permitNumber: good.number } }),
    ];
    expect([own.basis.ageSeconds > 86_400, codes(own)]).toEqual([true, ['DATA_STALE']]);
    expect([other.advice, other.basis.ageSeconds < 60]).toEqual(['admit', true]);
    // An unknown number may be the one that could not be taken in.
    expect(codes(await check({ subject: { permitNumber: 'VN-26-0888888' } }))).toContain('DATA_STALE');
  }, 30_000);

  it('refers at once whose permit something is known to be missing of, however lately it was told, and is not held up by it', async () => {
    const [good, ended] = [await gates.permit(), await gates.permit()];
    const occurredAt = TEN_IN_HANOI.toISOString();
    for (const permit of [ended, ...Array.from({ length: 8 }, () => aPermit())]) {
      const told = { ...permit, version: 2, status: 'revoked', registrationId: 'no id' };
      await gates.tell(PERMIT_CHANGED, told, { aggregateId: permit.permitId, occurredAt });
      const other = aPermit();
      await gates.tell(PERMIT_CHANGED, other, { aggregateId: other.permitId, occurredAt });
    }
    await gates.tell(PERMIT_CHANGED, { ...good, version: 2, status: 'revoked' }, { aggregateId: good.permitId, occurredAt });
    const told = Date.now();
    await until(async () => (await check({ subject: { permitNumber: good.number } })).advice === 'refuse');
    // Nine of eighteen fail: each is tried once more in the line and then beside it.
    expect(Date.now() - told).toBeLessThan(5_000);
    const answer = await check({ subject: { permitNumber: ended.number } });
    expect([answer.advice, codes(answer), answer.basis.ageSeconds < 60]).toEqual(['refer', ['DATA_STALE'], true]);
    expect((await check({ subject: { permitNumber: (await gates.permit()).number } })).advice).toBe('admit');
  }, 30_000);

  it('says of a gate that is known to miss a notice that it does, and of no other', async () => {
    const { number } = await gates.permit();
    const stale = async (gateId: string) => codes(await check({ gateId, subject: { permitNumber: number } })).includes('DATA_STALE');
    // Without the side whose post decided: nobody can take it in.
    const notice = { noticeId: uuid(), version: 1, gateId: LA_LAY, status: 'closed' } as GateStatusChanged;
    await gates.tell(GATE_STATUS_CHANGED, notice, { aggregateId: notice.noticeId });
    await until(() => stale(LA_LAY));
    expect(await stale(HUU_NGHI)).toBe(false);
    // One that does not even say of which gate may be about any.
    const another = { noticeId: uuid(), version: 1, status: 'closed' } as GateStatusChanged;
    await gates.tell(GATE_STATUS_CHANGED, another, { aggregateId: another.noticeId });
    await until(() => stale(HUU_NGHI));
    await gates.rows('UPDATE parked_message SET settled_at = clock_timestamp() WHERE subject = $1', [GATE_STATUS_CHANGED.subject]);
    await until(async () => !(await stale(HUU_NGHI)) && !(await stale(LA_LAY)));
  }, 30_000);

  it('takes a notice of an unknown status for closed, and refers', async () => {
    const { number } = await gates.permit({ gates: ['vncn-chi-ma'] });
    const notice = {
      noticeId: uuid(),
      version: 1,
      gateId: 'vncn-chi-ma',
      side: 'VN',
      from: '2026-11-20T00:00:00Z',
      ground: 'x',
      decidedBy: 'post',
    };
    await gates.tell(GATE_STATUS_CHANGED, { ...notice, traffic: 'trains', status: 'half-open' });
    await until(async () => (await gates.rows('SELECT 1 FROM gate_notice')).length === 1);
    const answer = await check({ gateId: 'vncn-chi-ma', subject: { permitNumber: number } });
    expect([answer.advice, codes(answer)]).toEqual(['refer', ['RULE_NOT_SET']]);
    expect((await check({ gateId: HUU_NGHI, subject: { permitNumber: (await gates.permit()).number } })).advice).toBe('admit');
  });

  it('judges by now where the instant is told as null', async () => {
    const { number } = await gates.permit();
    expect(aPermit().status).toBe('issued');
    const request: unknown = { subject: { permitNumber: number }, at: null };
    expect((await check(request as Partial<IdentifiedCheck>)).advice).toBe('admit');
  });
});
