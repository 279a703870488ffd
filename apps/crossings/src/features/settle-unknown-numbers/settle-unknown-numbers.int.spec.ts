import { CHECK, CROSSING_CORRECTED, PERMIT_CHANGED, RECORD_CROSSING, type CheckAnswer } from '@gatebook/contracts';
import { until } from '@gatebook/service-kit/testing';
import { aCheck, aCrossing, aPermit, startCrossings, type TestCrossings } from '../../../test/start-crossings.js';
import { SettleUnknownNumbersUseCase } from './settle-unknown-numbers.js';

describe('a crossing on the number of a permit that nobody had told us of', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings({ settings: { digestKey: 'A'.repeat(43), settleEverySeconds: 0.2 } });
  }, 60_000);
  afterAll(() => gates.stop());

  const cross = (permitNumber: string) =>
    gates.ask(RECORD_CROSSING, aCrossing({ permitNumber, occurredAt: '2026-11-21T02:00:00Z' }), {
      actor: gates.officer,
    });
  const codes = async (permitNumber: string): Promise<readonly string[]> => {
    const answer: CheckAnswer = await gates.ask(CHECK, aCheck({ subject: { permitNumber } }), { actor: gates.officer });
    return answer.reasons.map(({ code }) => code);
  };
  const rowsOf = (permitNumber: string) =>
    gates.rows<{ person_id: string | null; permit_id: string | null; supersedes: string | null }>(
      'SELECT person_id, permit_id, supersedes FROM crossing WHERE permit_number = $1 ORDER BY supersedes NULLS FIRST',
      [permitNumber],
    );
  const left = () => gates.rows('SELECT 1 FROM unknown_number');
  const tell = (permit: ReturnType<typeof aPermit>) => gates.tell(PERMIT_CHANGED, permit, { aggregateId: permit.permitId });

  it('is its holder’s once the permit is told, however often and by however many at once, and counts like any other', async () => {
    const permit = aPermit({ entries: 'single' });
    const receipt = await cross(permit.number);
    expect(receipt.flags).toContain('PERMIT_UNKNOWN');
    expect(await left()).toHaveLength(1);
    for (let times = 0; times < 3; times++) await tell(permit);
    const settling = gates.service.app.get(SettleUnknownNumbersUseCase);
    await until(async () => {
      await Promise.all([settling.execute(), settling.execute()]);
      return (await left()).length === 0;
    }, left);
    expect(await rowsOf(permit.number)).toEqual([
      { person_id: null, permit_id: null, supersedes: null },
      { person_id: permit.personId, permit_id: permit.permitId, supersedes: receipt.crossingId },
    ]);
    await until(async () => (await gates.events(CROSSING_CORRECTED)).length === 1);
    expect((await gates.events(CROSSING_CORRECTED))[0]?.body).toMatchObject({
      crossingId: receipt.crossingId,
      why: 'identified',
      now: { personId: permit.personId, permitId: permit.permitId },
    });
    expect(await codes(permit.number)).toEqual(expect.arrayContaining(['PERMIT_ENTRIES_USED', 'ALREADY_INSIDE']));
  }, 40_000);

  it('is its holder’s also when the permit’s first event could not be taken in at once', async () => {
    const permit = aPermit({ entries: 'single' });
    await gates.tell(PERMIT_CHANGED, { ...permit, registrationId: 'no id' }, { aggregateId: permit.permitId });
    await until(async () => (await gates.rows('SELECT 1 FROM parked_message WHERE settled_at IS NULL')).length === 1);
    await cross(permit.number);
    // As a newer build would hear it.
    await gates.rows(`UPDATE parked_message SET told = jsonb_set(told, '{body,registrationId}', 'null'), try_at = clock_timestamp()`);
    await until(async () => (await left()).length === 0, left, 30_000);
    expect((await rowsOf(permit.number)).at(-1)).toMatchObject({ person_id: permit.personId, permit_id: permit.permitId });
    expect(await codes(permit.number)).toEqual(expect.arrayContaining(['PERMIT_ENTRIES_USED', 'ALREADY_INSIDE']));
  }, 60_000);

  it('stays nobody’s while no such permit is told of, and is let go in the end', async () => {
    await cross('VN-26-0777777');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await rowsOf('VN-26-0777777')).toEqual([{ person_id: null, permit_id: null, supersedes: null }]);
    expect(await left()).toHaveLength(1);
  });
});
