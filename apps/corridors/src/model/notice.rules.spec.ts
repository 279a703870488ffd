import { serviceActor, type Actor, type GateNoticeKept, type NotifyGateStatus } from '@gatebook/contracts';
import { endedAt, objectToNotice } from './notice.rules.js';

const supervisor: Actor = { ...serviceActor('x'), kind: 'officer', role: 'gate-supervisor', gateIds: ['vnla-la-lay'] };
const notice: NotifyGateStatus = {
  gateId: 'vnla-la-lay',
  traffic: 'all',
  status: 'closed',
  from: '2026-11-21T00:00:00Z',
  until: '2026-11-21T12:00:00Z',
  ground: 'flood',
  decidedBy: 'post',
};
const object = (actor: Actor, wanted: NotifyGateStatus, now = '2026-11-21T00:04:59Z') =>
  objectToNotice(actor, { ...wanted, side: 'VN' }, 'VN', new Date(now));
const kept: GateNoticeKept = { ...notice, noticeId: 'n', version: 1, side: 'VN' };

describe('a notice', () => {
  it('of a supervisor may last twelve hours and not a second more', () => {
    expect(() => object(supervisor, notice)).not.toThrow();
    expect(() => object(supervisor, { ...notice, until: '2026-11-21T12:00:01Z' })).toThrow('NOTICE_TOO_LONG');
    expect(() => object({ ...supervisor, role: 'focal-point' }, { ...notice, until: undefined })).not.toThrow();
  });

  it('begins no earlier than it is entered, but for the minutes that typing takes', () => {
    expect(() => object(supervisor, notice, '2026-11-21T00:05:00Z')).not.toThrow();
    expect(() => object(supervisor, notice, '2026-11-21T00:05:01Z')).toThrow('REQUEST_INVALID');
    expect(() => object({ ...supervisor, role: 'focal-point' }, notice, '2026-11-22T00:00:00Z')).toThrow('REQUEST_INVALID');
  });

  it('that is ended holds until then; one that had not begun holds at no time; one that is over stays', () => {
    expect(endedAt(kept, new Date('2026-11-21T05:00:00Z'))).toMatchObject({ version: 2, until: '2026-11-21T05:00:00.000Z' });
    expect(endedAt(kept, new Date('2026-11-20T05:00:00Z'))).toMatchObject({ version: 2, until: '2026-11-21T00:00:00.000Z' });
    expect(endedAt(kept, new Date('2026-11-21T12:00:00Z'))).toBe(kept);
  });
});
