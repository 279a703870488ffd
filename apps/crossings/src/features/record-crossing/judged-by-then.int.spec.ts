import {
  EMPLOYER_CHANGED,
  PERMIT_CHANGED,
  RECORD_CROSSING,
  REGISTRATION_CHANGED,
  type CrossingReceipt,
  type PermitChanged,
  type RecordCrossing,
} from '@gatebook/contracts';
import { until } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aCrossing, startCrossings, type TestCrossings } from '../../../test/start-crossings.js';
import { aRegistration } from '../../../test/a-registration.js';

const YESTERDAY = '2026-11-20T05:00:00Z';

describe('a crossing that is reported late', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings({ settings: { digestKey: 'A'.repeat(43), firstDay: '2026-01-01' } });
  }, 60_000);
  afterAll(() => gates.stop());

  const record = (crossing: RecordCrossing): Promise<CrossingReceipt> => gates.ask(RECORD_CROSSING, crossing, { actor: gates.officer });
  const versions = async (id: string): Promise<number> =>
    (
      await gates.rows<{ n: number }>(
        `SELECT (SELECT count(*) FROM permit_version WHERE permit_id = $1) + (SELECT count(*) FROM registration_version WHERE registration_id = $1)
              + (SELECT count(*) FROM employer_version WHERE employer_id = $1) AS n`,
        [id],
      )
    ).reduce((sum, { n }) => sum + Number(n), 0);

  it('is judged by the registration and the employer of that day', async () => {
    const [registrationId, employerId] = [uuid(), uuid()];
    const registration = aRegistration(registrationId, employerId);
    await gates.tell(REGISTRATION_CHANGED, { ...registration, changedAt: '2026-11-01T00:00:00Z' });
    await gates.tell(REGISTRATION_CHANGED, { ...registration, version: 2, status: 'ended', changedAt: '2026-11-20T20:00:00Z' });
    await gates.tell(EMPLOYER_CHANGED, { employerId, version: 1, status: 'active', changedAt: '2026-10-01T00:00:00Z' });
    // An older release does not say when: then it is the event's own instant.
    await gates.tell(EMPLOYER_CHANGED, { employerId, version: 2, status: 'suspended' }, { occurredAt: '2026-11-20T21:00:00Z' });
    await until(async () => (await versions(registrationId)) === 2 && (await versions(employerId)) === 2);
    const { number } = await gates.permit({ registrationId });
    expect((await record(aCrossing({ permitNumber: number, occurredAt: YESTERDAY }))).flags).toEqual([]);
    const today = await record(aCrossing({ permitNumber: number, direction: 'exit', occurredAt: '2026-11-21T02:00:00Z' }));
    expect(today.flags).toEqual(expect.arrayContaining(['REGISTRATION_NOT_ACTIVE', 'EMPLOYER_SUSPENDED']));
  });

  it('sees a permit as suspended between its suspension and its revocation', async () => {
    const permit = await gates.permit();
    const tell = (told: Partial<PermitChanged>) => gates.tell(PERMIT_CHANGED, { ...permit, ...told }, { aggregateId: permit.permitId });
    await tell({ version: 2, status: 'suspended', changedAt: '2026-11-20T04:00:00Z' });
    await tell({ version: 3, status: 'revoked', changedAt: '2026-11-20T08:00:00Z' });
    await until(async () => (await versions(permit.permitId)) === 3);
    const at = async (occurredAt: string) => (await record(aCrossing({ permitNumber: permit.number, occurredAt }))).flags;
    expect(await at('2026-11-20T03:00:00Z')).toEqual([]);
    expect(await at(YESTERDAY)).toContain('PERMIT_SUSPENDED');
    expect(await at('2026-11-20T09:00:00Z')).toContain('PERMIT_REVOKED');
  });

  it('is kept and flagged where its day lies long ago, or before there was a registry', async () => {
    const { number } = await gates.permit({ validFrom: '2024-01-01' });
    for (const occurredAt of ['2025-11-01T03:00:00Z', '2025-12-31T03:00:00Z'])
      expect((await record(aCrossing({ permitNumber: number, occurredAt }))).flags).toContain('LONG_AGO');
    expect((await record(aCrossing({ permitNumber: number, occurredAt: '2026-11-20T03:00:00Z' }))).flags).not.toContain('LONG_AGO');
  });

  it('misses the reason of an officer who gives none, also where it is told as null', async () => {
    const revoked = await gates.permit({ status: 'revoked' });
    const crossing: unknown = { ...aCrossing({ permitNumber: revoked.number }), reason: null, companions: null, document: null };
    expect((await record(crossing as RecordCrossing)).flags).toContain('REASON_MISSING');
  });
});
