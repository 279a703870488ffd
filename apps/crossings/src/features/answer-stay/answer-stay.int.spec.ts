import {
  CHECK,
  GET_STAY,
  RECORD_CROSSING,
  RULEBOOK_IN_FORCE,
  type GetStay,
  type PermitChanged,
  type RecordCrossing,
  type Stay,
} from '@gatebook/contracts';
import { listRulebooks } from '@gatebook/reference-data';
import { anActor, until } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aCheck, aCrossing, startCrossings, type TestCrossings } from '../../../test/start-crossings.js';

describe('a person’s stay', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings();
  }, 60_000);
  afterAll(() => gates.stop());

  const ask = (asked: GetStay, actor = anActor('permit-officer')): Promise<Stay> => gates.ask(GET_STAY, asked, { actor });
  const pass = (permit: PermitChanged, crossing: Partial<RecordCrossing>) =>
    gates.ask(RECORD_CROSSING, aCrossing({ permitNumber: permit.number, ...crossing }), { actor: gates.officer });

  it('has the days of the side visited: who leaves Hanoi at 23:30 enters China on its next day', async () => {
    const permit = await gates.permit();
    await pass(permit, { occurredAt: '2026-11-10T16:30:00Z' });
    const stay = await ask({ personId: permit.personId });
    expect(stay).toMatchObject({ day: '2026-11-21', inside: true, daysUsed: 11, daysUsedPossible: 11, permitNumber: permit.number });
    expect(stay.account).toMatchObject([{ from: '2026-11-11', to: '2026-11-21', days: 11, lawful: true, certain: true }]);
    expect(stay.zone?.territories).toEqual(['CN:451400']);
    expect(stay.because[0]).toMatchObject({ text: 'Days for each entry', from: '2026-11-11', to: '2026-11-21', days: 11 });
  });

  it('is told for any day, as it was known then', async () => {
    const permit = await gates.permit();
    await pass(permit, { occurredAt: '2026-11-05T03:00:00Z' });
    await pass(permit, { direction: 'entry', occurredAt: '2026-11-08T03:00:00Z' });
    expect(await ask({ personId: permit.personId, on: '2026-11-06' })).toMatchObject({ inside: true, daysUsed: 2 });
    expect(await ask({ personId: permit.personId, on: '2026-11-09' })).toMatchObject({ inside: false, couldStayUntil: '2027-01-31' });
  });

  it('is told for a past day by the permits that held then', async () => {
    const ended = await gates.permit();
    await pass(ended, { occurredAt: '2026-11-05T03:00:00Z' });
    const waiting = await gates.permit();
    const before = await ask({ personId: ended.personId, on: '2026-11-19' });
    const changes = { version: 2, changedAt: '2026-11-19T20:00:00Z' };
    await gates.permit({ ...ended, ...changes, status: 'revoked' });
    await gates.permit({ ...waiting, ...changes, status: 'suspended' });
    expect(before).toMatchObject({ inside: true });
    expect(await ask({ personId: ended.personId, on: '2026-11-19' })).toEqual(before);
    expect(await ask({ personId: ended.personId, on: '2026-11-20' })).not.toMatchObject({ mustLeaveBy: before.mustLeaveBy });
    expect(await ask({ personId: waiting.personId, on: '2026-11-19' })).toMatchObject({ couldStayUntil: '2027-01-31' });
    expect(await ask({ personId: waiting.personId, on: '2026-11-20' })).not.toMatchObject({ couldStayUntil: '2027-01-31' });
  });

  it('says what it does not know: an exit that nobody saw', async () => {
    const permit = await gates.permit();
    await pass(permit, { occurredAt: '2026-11-05T03:00:00Z' });
    await pass(permit, { occurredAt: '2026-11-12T03:00:00Z' });
    const stay = await ask({ personId: permit.personId });
    expect(stay.entries).toMatchObject([{ in: '2026-11-05T03:00:00.000Z', exitUnseen: true }, { in: '2026-11-12T03:00:00.000Z' }]);
    expect(stay.entries[0]).not.toHaveProperty('out');
    expect(stay.account.map(({ from, to, certain }) => [from, to, certain])).toEqual([
      ['2026-11-05', '2026-11-05', true],
      ['2026-11-06', '2026-11-12', false],
      ['2026-11-12', '2026-11-21', true],
    ]);
  });

  it('does not know a person of whom it has heard nothing', async () => {
    await expect(ask({ personId: uuid() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is reckoned by a rolling window where the rulebook in force has one, at the gate as well', async () => {
    const rulebook = listRulebooks().find(({ corridorId }) => corridorId === 'lang-son--chongzuo');
    if (!rulebook) throw new Error('no rulebook');
    const window = { id: '99.1', sources: [], confidence: 'unverified', days: 3, inDays: 30 } as const;
    const permits = rulebook.permits.map((rule) => (rule.type === 'VN-LABOUR-DISPATCH' ? { ...rule, rollingWindow: window } : rule));
    const document = { ...rulebook, version: 2, permits };
    await gates.tell(RULEBOOK_IN_FORCE, { corridorId: rulebook.corridorId, version: 2, effectiveFrom: rulebook.effectiveFrom, document });
    await until(async () => (await gates.rows('SELECT 1 FROM rulebook WHERE version = 2')).length === 1);
    const permit = await gates.permit();
    await pass(permit, { occurredAt: '2026-11-05T03:00:00Z' });
    await pass(permit, { direction: 'entry', occurredAt: '2026-11-07T03:00:00Z' });
    expect(await ask({ personId: permit.personId })).toMatchObject({
      daysUsed: 3,
      daysLeft: 0,
      earliestNextEntry: '2026-12-05',
      because: [{ days: 0 }, { clause: '99.1', text: 'Days in the rolling window', days: 3 }],
    });
    const check = await gates.ask(CHECK, aCheck({ subject: { permitNumber: permit.number } }), { actor: gates.officer });
    expect([check.advice, check.reasons.map(({ code, clause }) => [code, clause])]).toEqual([
      'refuse',
      [
        ['STAY_EXHAUSTED', '99.1'],
        ['STAY_WOULD_EXCEED', '99.1'],
      ],
    ]);
  });

  it('counts every day of a commuter at the gate, however many crossings the window holds', async () => {
    const rulebook = listRulebooks().find(({ corridorId }) => corridorId === 'lang-son--chongzuo');
    if (!rulebook) throw new Error('no rulebook');
    const window = { id: '99.2', sources: [], confidence: 'unverified', days: 90, inDays: 180 } as const;
    const permits = rulebook.permits.map((rule) => (rule.type === 'VN-LABOUR-DISPATCH' ? { ...rule, rollingWindow: window } : rule));
    const document = { ...rulebook, version: 3, permits };
    await gates.tell(RULEBOOK_IN_FORCE, { corridorId: rulebook.corridorId, version: 3, effectiveFrom: rulebook.effectiveFrom, document });
    await until(async () => (await gates.rows('SELECT 1 FROM rulebook WHERE version = 3')).length === 1);
    const permit = await gates.permit({ validFrom: '2026-01-01' });
    // Away from April on and back within the window: two days of that stay lie in it, and one in and out on each of 45 days.
    await pass(permit, { occurredAt: '2026-04-01T03:00:00Z' });
    await pass(permit, { direction: 'entry', occurredAt: '2026-05-27T03:00:00Z' });
    for (let day = 0; day < 45; day += 1) {
      const morning = Date.parse('2026-10-06T01:00:00Z') + day * 86_400_000;
      await pass(permit, { occurredAt: new Date(morning).toISOString() });
      await pass(permit, { direction: 'entry', occurredAt: new Date(morning + 8 * 3_600_000).toISOString() });
    }
    const { stay, reasons } = await gates.ask(CHECK, aCheck({ subject: { permitNumber: permit.number } }), { actor: gates.officer });
    expect(stay).toMatchObject({ inside: false, daysUsed: 47, daysUsedPossible: 47 });
    expect(reasons.map(({ code }) => code)).toEqual(['PERMIT_VALID']);
    const asked = await ask({ personId: permit.personId });
    expect([stay?.daysLeft, stay?.daysUsed]).toEqual([asked.daysLeft, asked.daysUsed]);
  });
});
