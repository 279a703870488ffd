import { END_GATE_NOTICE, GATE_STATUS_CHANGED, GET_GATE_STATUS, NOTIFY_GATE_STATUS, type NotifyGateStatus } from '@gatebook/contracts';
import { anActor, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { startCorridors } from '../../../test/start-corridors.js';

const LA_LAY = 'vnla-la-lay';
const NINE_IN_THE_MORNING = new Date('2026-11-21T02:00:00Z');

jest.setTimeout(30_000);

describe('a status notice', () => {
  let corridors: TestService;
  const clock = new TestClock(NINE_IN_THE_MORNING);
  beforeAll(async () => {
    corridors = await startCorridors({ clock });
  }, 60_000);
  beforeEach(() => {
    clock.instant = NINE_IN_THE_MORNING;
  });
  afterAll(() => corridors.stop());

  const aNotice = (notice: Partial<NotifyGateStatus> = {}): NotifyGateStatus => ({
    gateId: LA_LAY,
    traffic: 'all',
    status: 'closed',
    from: clock.instant.toISOString(),
    until: '2026-11-21T09:00:00Z',
    ground: 'flood',
    decidedBy: 'La Lay border post',
    ...notice,
  });
  const supervisor = () => ({ actor: anActor('gate-supervisor', { gateIds: [LA_LAY] }) });
  const authority = anActor('focal-point');
  const focalPoint = () => ({ actor: authority });
  const openNow = async () => {
    const { now } = await corridors.ask(GET_GATE_STATUS, { gateId: LA_LAY });
    return now.filter(({ traffic }) => traffic === 'person').map(({ side, open }) => [side, open]);
  };

  it('closes our post, is told, and ends by a new version', async () => {
    expect(await openNow()).toContainEqual(['VN', true]);
    const notice = await corridors.ask(
      NOTIFY_GATE_STATUS,
      aNotice({ note: { en: 'Road under water', vi: 'Đường ngập nước' } }),
      supervisor(),
    );
    expect(notice).toMatchObject({ version: 1, side: 'VN', note: { en: 'Road under water', vi: 'Đường ngập nước' } });
    expect(await openNow()).toContainEqual(['VN', false]);

    clock.instant = new Date('2026-11-21T03:00:00Z');
    const one = { gateId: LA_LAY, noticeId: notice.noticeId };
    await expect(corridors.ask(END_GATE_NOTICE, one, supervisor())).resolves.toMatchObject({
      version: 2,
      until: '2026-11-21T03:00:00.000Z',
    });
    await expect(corridors.ask(END_GATE_NOTICE, one, supervisor())).resolves.toMatchObject({ version: 2 });
    expect(await openNow()).toContainEqual(['VN', true]);

    const told = async () => (await corridors.events(GATE_STATUS_CHANGED)).filter(({ body }) => body.noticeId === notice.noticeId);
    await until(async () => (await told()).length === 2);
    expect((await told()).map(({ body }) => [body.version, body.until])).toEqual([
      [1, '2026-11-21T09:00:00.000Z'],
      [2, '2026-11-21T03:00:00.000Z'],
    ]);
  });

  it('of a supervisor lasts twelve hours at most and is for own gates', async () => {
    const twelve = { from: '2026-12-01T00:00:00Z', until: '2026-12-01T12:00:00Z' };
    await expect(corridors.ask(NOTIFY_GATE_STATUS, aNotice(twelve), supervisor())).resolves.toMatchObject({ version: 1 });
    const problems = [
      [aNotice({ ...twelve, until: '2026-12-01T12:00:01Z' }), 'NOTICE_TOO_LONG'],
      [aNotice({ until: undefined }), 'NOTICE_TOO_LONG'],
      [aNotice({ ...twelve, gateId: 'vnla-lao-bao' }), 'GATE_NOT_ASSIGNED'],
      [aNotice({ ...twelve, side: 'LA' }), 'NOT_ALLOWED'],
      [aNotice({ ...twelve, until: '2026-11-30T00:00:00Z' }), 'REQUEST_INVALID'],
    ] as const;
    for (const [notice, code] of problems)
      await expect(corridors.ask(NOTIFY_GATE_STATUS, notice, supervisor())).rejects.toMatchObject({ code });
  });

  it('of an authority may be open-ended, may be the neighbour’s, and no supervisor ends it', async () => {
    const notice = await corridors.ask(NOTIFY_GATE_STATUS, aNotice({ side: 'LA', until: undefined, ground: 'festival' }), focalPoint());
    expect(await openNow()).toContainEqual(['LA', false]);
    const one = { gateId: LA_LAY, noticeId: notice.noticeId };
    await expect(corridors.ask(END_GATE_NOTICE, one, supervisor())).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(corridors.ask(END_GATE_NOTICE, one, focalPoint())).resolves.toMatchObject({ version: 2 });
    await expect(corridors.ask(NOTIFY_GATE_STATUS, aNotice({ side: 'CN' }), focalPoint())).rejects.toMatchObject({ code: 'GATE_UNKNOWN' });
    await expect(corridors.ask(NOTIFY_GATE_STATUS, aNotice({ gateId: 'nowhere' }), focalPoint())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('of a supervisor gives way to the authority’s closure again, and opens nothing that it closed', async () => {
    const closure = await corridors.ask(NOTIFY_GATE_STATUS, aNotice({ until: undefined, ground: 'epidemic' }), focalPoint());
    const oneMinute = { from: '2026-11-21T02:00:00Z', until: '2026-11-21T02:01:00Z' };
    for (const status of ['open', 'limited'] as const)
      await expect(corridors.ask(NOTIFY_GATE_STATUS, aNotice({ ...oneMinute, status }), supervisor())).rejects.toMatchObject({
        code: 'GATE_CLOSED_BY_AUTHORITY',
      });
    // Decided before the closure was, it does not open either.
    await corridors.service.dataSource.query(
      `INSERT INTO gate_notice (notice_id, version, gate_id, side, traffic, status, from_at, until_at, ground, decided_by, entered_by, entered_role, entered_at)
       VALUES (gen_random_uuid(), 1, $1, 'VN', 'all', 'open', '2026-11-21T02:00:00Z', '2026-11-21T02:01:00Z', 'convoy', 'post', 'x', 'gate-supervisor', now())`,
      [LA_LAY],
    );
    expect(await openNow()).toContainEqual(['VN', false]);
    clock.instant = new Date('2026-11-22T02:00:00Z');
    expect(await openNow()).toContainEqual(['VN', false]);
    const one = { gateId: LA_LAY, noticeId: closure.noticeId };
    const stranger = { actor: anActor('focal-point') };
    await expect(corridors.ask(END_GATE_NOTICE, one, stranger)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(
      corridors.ask(NOTIFY_GATE_STATUS, aNotice({ status: 'open', until: undefined, from: '2026-11-22T02:00:00Z' }), stranger),
    ).rejects.toMatchObject({ code: 'GATE_CLOSED_BY_AUTHORITY' });
    const aDay = aNotice({ status: 'open', from: '2026-11-22T02:00:00Z', until: '2026-11-22T12:00:00Z' });
    await corridors.ask(NOTIFY_GATE_STATUS, aDay, focalPoint());
    expect(await openNow()).toContainEqual(['VN', true]);
    clock.instant = new Date('2026-11-23T02:00:00Z');
    expect(await openNow()).toContainEqual(['VN', false]);
    await expect(corridors.ask(END_GATE_NOTICE, one, { actor: anActor('administrator') })).resolves.toMatchObject({ version: 2 });
    expect(await openNow()).toContainEqual(['VN', true]);
  });

  it('shuts the passages of a gate with it, and none opens by a note at the gate', async () => {
    const [passage, gate] = ['vncn-tan-thanh', 'vncn-huu-nghi'];
    const openAt = async (gateId: string) =>
      (await corridors.ask(GET_GATE_STATUS, { gateId })).now.some(
        ({ side, traffic, open }) => side === 'VN' && traffic === 'person' && open,
      );
    const own = await corridors.ask(NOTIFY_GATE_STATUS, aNotice({ gateId: passage, until: undefined }), focalPoint());
    const post = { actor: anActor('gate-supervisor', { gateIds: [gate] }) };
    const note = { gateId: gate, status: 'limited' as const, from: '2026-11-21T02:00:00Z', until: '2026-11-21T03:00:00Z' };
    await corridors.ask(NOTIFY_GATE_STATUS, aNotice(note), post);
    expect(await openAt(passage)).toBe(false);
    await corridors.ask(END_GATE_NOTICE, { gateId: passage, noticeId: own.noticeId }, focalPoint());
    const before = await openAt(passage);
    const whole = await corridors.ask(NOTIFY_GATE_STATUS, aNotice({ gateId: gate, until: undefined }), focalPoint());
    expect([before || (await openAt(gate)), await openAt(passage), await openAt(gate)]).toEqual([before, false, false]);
    await corridors.ask(END_GATE_NOTICE, { gateId: gate, noticeId: whole.noticeId }, focalPoint());
  });
});
