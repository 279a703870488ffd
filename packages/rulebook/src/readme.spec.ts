import { HUU_NGHI_HOURS } from '../test/a-check.js';
import { aVersion } from '../test/a-stay.js';
import { gateStateAt, stayOn } from './index.js';

describe('the examples of the README', () => {
  it('has a post open by its own clock', () => {
    expect(gateStateAt(HUU_NGHI_HOURS, [], 'person', new Date('2026-11-21T19:30:00+07:00'), 'VN').open).toBe(true);
    expect(gateStateAt(HUU_NGHI_HOURS, [], 'person', new Date('2026-11-21T20:30:00+07:00'), 'VN').open).toBe(false);
  });

  it('has a worker with thirty days for each entry and ninety in any 180', () => {
    const gate = { gateId: 'vncn-huu-nghi', zone: 'Asia/Shanghai', permitNumber: 'P1' };
    const answer = stayOn({
      hostSide: 'CN',
      crossings: [
        { at: new Date('2026-05-01T10:00+08:00'), direction: 'in', ...gate },
        { at: new Date('2026-05-30T17:00+08:00'), direction: 'out', ...gate },
        { at: new Date('2026-06-05T00:30+08:00'), direction: 'in', ...gate },
      ],
      permits: [{ number: 'P1', type: 'VN-LABOUR-DISPATCH', hostSide: 'CN', validFrom: '2026-05-01', validUntil: '2026-10-31' }],
      rulebooks: [aVersion({ days: 30, window: [90, 180] })],
      on: new Date('2026-06-20T12:00+08:00'),
      zone: 'Asia/Shanghai',
    });
    expect(answer).toMatchObject({ daysUsed: 16, mustLeaveBy: '2026-07-04' });
    expect(answer.limits[1]).toMatchObject({ clause: '3.7', allowed: 90, used: { certain: 46 } });
    expect(answer.because[0]).toEqual({ clause: '3.5', text: 'stay.per-entry-days', from: '2026-06-05', to: '2026-06-20', days: 16 });
  });
});
