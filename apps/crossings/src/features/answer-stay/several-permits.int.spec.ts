import {
  CHECK,
  GET_STAY,
  PERMIT_CHANGED,
  RECORD_CROSSING,
  type CheckAnswer,
  type CheckRequest,
  type PermitChanged,
  type RecordCrossing,
  type Stay,
} from '@gatebook/contracts';
import { anActor, until } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aCheck, aCrossing, LA_LAY, startCrossings, type TestCrossings } from '../../../test/start-crossings.js';
import { FactsStore } from '../../model/facts.store.js';

describe('a stay of somebody who holds several permits', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings();
  }, 60_000);
  afterAll(() => gates.stop());

  const stayOf = (personId: string): Promise<Stay> => gates.ask(GET_STAY, { personId }, { actor: anActor('permit-officer') });
  const pass = (permit: PermitChanged, crossing: Partial<RecordCrossing>) =>
    gates.ask(RECORD_CROSSING, aCrossing({ permitNumber: permit.number, ...crossing }), { actor: gates.officer });
  const check = (request: Partial<CheckRequest>): Promise<CheckAnswer> => gates.ask(CHECK, aCheck(request), { actor: gates.officer });
  const borderPass = (permit: Partial<PermitChanged>) => gates.permit({ type: 'VNCN-EXIT-ENTRY-PASS', purpose: 'relatives', ...permit });

  it('is told where the record leaves them, not where another permit leads', async () => {
    const labour = await gates.permit({ validFrom: '2026-10-01', validUntil: '2026-11-10' });
    await pass(labour, { occurredAt: '2026-10-01T03:00:00Z' });
    const alone = await stayOf(labour.personId);
    expect(alone).toMatchObject({ inside: true, overstayDays: 11, permitNumber: labour.number });
    await borderPass({ personId: labour.personId, hostSide: 'LA', gates: [LA_LAY], zone: [], validUntil: '2026-12-31' });
    expect(await stayOf(labour.personId)).toEqual(alone);
  });

  it('is not cut short by a permit that was never shown, in three answers that agree', async () => {
    const labour = await gates.permit({ validFrom: '2026-10-01', validUntil: '2026-12-31' });
    await pass(labour, { occurredAt: '2026-10-01T03:00:00Z' });
    const alone = await stayOf(labour.personId);
    expect(alone).toMatchObject({ inside: true, permitNumber: labour.number });
    await borderPass({ personId: labour.personId, validFrom: '2026-10-15', validUntil: '2027-10-14' });
    expect(await stayOf(labour.personId)).toEqual(alone);
    for (const subject of [{ permitNumber: labour.number }, { personId: labour.personId }]) {
      const identified = 'personId' in subject ? { personId: labour.personId, outcome: 'match' as const, nationality: 'VNM' } : undefined;
      const home = await check({
        direction: 'entry',
        subject: identified ? { document: { issuer: 'VNM', number: 'C1' } } : subject,
        ...(identified && { identified }),
      });
      expect(home.stay).toMatchObject({ inside: true, mustLeaveBy: alone.mustLeaveBy });
      expect(home.reasons.map(({ code }) => code)).not.toContain('STAY_EXHAUSTED');
    }
  });

  it('is under the permit shown at entry, also when another is shown on the way home', async () => {
    const labour = await gates.permit({ validFrom: '2026-10-01', validUntil: '2026-12-31' });
    const other = await borderPass({ personId: labour.personId, validFrom: '2026-01-01' });
    await pass(labour, { occurredAt: '2026-10-21T03:00:00Z' });
    const home = await check({ direction: 'entry', subject: { permitNumber: other.number } });
    expect(home.reasons.map(({ code }) => code)).not.toContain('STAY_EXHAUSTED');
    expect([home.stay?.inside, home.stay?.mustLeaveBy]).toEqual([true, '2026-12-31']);
  });

  it('ends at the gate, too, on the day of a revocation', async () => {
    const permit = await gates.permit();
    await pass(permit, { occurredAt: '2026-11-02T03:00:00Z' });
    await gates.permit({ ...permit, status: 'revoked', version: 2, changedAt: '2026-11-10T03:00:00Z' });
    const told = await stayOf(permit.personId);
    const home = await check({ direction: 'entry', subject: { permitNumber: permit.number } });
    expect([told.mustLeaveBy, home.stay?.mustLeaveBy]).toEqual(['2026-11-10', '2026-11-10']);
  });

  it.each(['suspended', 'retired'] as const)('promises no entry under a permit that is %s', async (status) => {
    const permit = await gates.permit({ status });
    const stay = await stayOf(permit.personId);
    expect(stay.inside).toBe(false);
    expect([stay.couldStayUntil, stay.earliestNextEntry]).toEqual([undefined, undefined]);
  });

  it('is nobody’s when a plate does not say which of two drivers came', async () => {
    const [first, second] = [await gates.permit({ vehiclePlate: '12C00001' }), await gates.permit({ vehiclePlate: '12C00001' })];
    await pass(first, { occurredAt: '2026-11-02T03:00:00Z' });
    const lorry = { traffic: 'vehicle' as const, subject: { plate: '12C-000.01' } };
    expect((await check(lorry)).stay).toBeNull();
    await gates.tell(PERMIT_CHANGED, { ...second, vehiclePlate: '12C00002', version: 2 });
    await until(async () => (await check(lorry)).stay?.inside === true);
  });

  it('uses up one entry, however many companions came along', async () => {
    const child = uuid();
    const permit = await gates.permit({ companionIds: [child] });
    await pass(permit, { occurredAt: '2026-11-02T03:00:00Z', companions: [{ crossingId: uuid(), personId: child }] });
    const store = gates.service.app.get(FactsStore);
    const [facts] = await store.gather(gates.service.dataSource.manager, [
      { permitNumber: permit.number, personId: null, at: gates.clock.now() },
    ]);
    expect(facts?.permits.map(({ entriesUsed }) => entriesUsed)).toEqual([1]);
  });
});
