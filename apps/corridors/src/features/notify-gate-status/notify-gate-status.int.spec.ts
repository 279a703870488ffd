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
    from: '2026-11-21T01:00:00Z',
    until: '2026-11-21T09:00:00Z',
    ground: 'flood',
    decidedBy: 'La Lay border post',
    ...notice,
  });
  const supervisor = () => ({ actor: anActor('gate-supervisor', { gateIds: [LA_LAY] }) });
  const focalPoint = () => ({ actor: anActor('focal-point') });
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
});
