import { EMPLOYER_CHANGED, GATE_STATUS_CHANGED, PERMIT_CHANGED, REGISTRATION_CHANGED, type EventKind } from '@gatebook/contracts';
import { randomOfRun, shuffled, until } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aRegistration } from '../../../test/a-registration.js';
import { aPermit, HUU_NGHI, startCrossings, type TestCrossings } from '../../../test/start-crossings.js';

const VERSIONS = [1, 2, 3, 4, 5];

describe('our copies of other services’ facts', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings();
  }, 60_000);
  afterAll(() => gates.stop());

  it('end at the newest version, with every event delivered one to five times in any order', async () => {
    const permits = Array.from({ length: 12 }, () => aPermit());
    const registrationIds = Array.from({ length: 6 }, () => uuid());
    const [employerId, noticeId] = [uuid(), uuid()];
    const tellings = [
      ...permits.flatMap((permit) =>
        VERSIONS.map((version) =>
          telling(PERMIT_CHANGED, { ...permit, version, status: version === 5 ? ('revoked' as const) : ('issued' as const) }),
        ),
      ),
      ...registrationIds.flatMap((registrationId) =>
        VERSIONS.map((version) =>
          telling(REGISTRATION_CHANGED, {
            ...aRegistration(registrationId, employerId),
            version,
            status: version === 5 ? ('suspended' as const) : ('active' as const),
          }),
        ),
      ),
      ...VERSIONS.map((version) =>
        telling(EMPLOYER_CHANGED, { employerId, version, status: version === 5 ? ('suspended' as const) : ('active' as const) }),
      ),
      ...VERSIONS.map((version) =>
        telling(GATE_STATUS_CHANGED, {
          noticeId,
          version,
          gateId: HUU_NGHI,
          side: 'VN',
          traffic: 'all',
          status: version === 5 ? ('open' as const) : ('closed' as const),
          from: '2026-11-21T00:00:00Z',
          ground: 'flood',
          decidedBy: 'post',
        }),
      ),
    ];
    const random = randomOfRun();
    const deliveries = tellings.flatMap((one) => Array.from({ length: 1 + Math.floor(random() * 5) }, () => one));
    for (const { kind, body, eventId } of shuffled(deliveries, random)) await gates.tell(kind, body, { eventId });

    const heard = async (): Promise<number> =>
      (
        await gates.rows<{ n: number }>('SELECT count(*)::int AS n FROM inbox_message WHERE event_id = ANY($1)', [
          tellings.map(({ eventId }) => eventId),
        ])
      )[0]?.n ?? 0;
    await until(async () => (await heard()) === tellings.length, heard);
    const statuses = await gates.rows<{ status: string; n: number }>(
      `SELECT standing ->> 'status' AS status, count(*)::int AS n FROM permit_standing WHERE permit_id = ANY($1) GROUP BY 1`,
      [permits.map(({ permitId }) => permitId)],
    );
    expect(statuses).toEqual([{ status: 'revoked', n: permits.length }]);
    expect(
      await gates.rows('SELECT DISTINCT version, status FROM registration_standing WHERE registration_id = ANY($1)', [registrationIds]),
    ).toEqual([{ version: 5, status: 'suspended' }]);
    expect(await gates.rows('SELECT version, status FROM employer_standing WHERE employer_id = $1', [employerId])).toEqual([
      { version: 5, status: 'suspended' },
    ]);
    expect(await gates.rows(`SELECT version, notice ->> 'status' AS status FROM gate_notice WHERE notice_id = $1`, [noticeId])).toEqual([
      { version: 5, status: 'open' },
    ]);
  }, 30_000);
});

function telling<Body>(kind: EventKind<Body>, body: Body): { kind: EventKind; body: unknown; eventId: string } {
  return { kind, body, eventId: uuid() };
}
