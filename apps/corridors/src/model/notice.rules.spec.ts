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
const kept: GateNoticeKept = { ...notice, noticeId: 'n', version: 1, side: 'VN' };

describe('a notice', () => {
  it('of a supervisor may last twelve hours and not a second more', () => {
    expect(() => objectToNotice(supervisor, 'VN', 'VN', notice)).not.toThrow();
    expect(() => objectToNotice(supervisor, 'VN', 'VN', { ...notice, until: '2026-11-21T12:00:01Z' })).toThrow('NOTICE_TOO_LONG');
    expect(() => objectToNotice({ ...supervisor, role: 'focal-point' }, 'VN', 'VN', { ...notice, until: undefined })).not.toThrow();
  });

  it('that is ended holds until then; one that had not begun holds at no time; one that is over stays', () => {
    expect(endedAt(kept, new Date('2026-11-21T05:00:00Z'))).toMatchObject({ version: 2, until: '2026-11-21T05:00:00.000Z' });
    expect(endedAt(kept, new Date('2026-11-20T05:00:00Z'))).toMatchObject({ version: 2, until: '2026-11-21T00:00:00.000Z' });
    expect(endedAt(kept, new Date('2026-11-21T12:00:00Z'))).toBe(kept);
  });
});
