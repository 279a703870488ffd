import fc from 'fast-check';
import { aRulebook } from '../test/a-check.js';
import { addDays, stayOn, type StayQuestion } from './index.js';

const ZONE = 'Asia/Shanghai';
const shanghai = (time: string, day: string): Date => new Date(`${day}T${time}+08:00`);
const aStay = (part: Partial<StayQuestion> = {}): StayQuestion => ({
  entries: [{ in: shanghai('23:30', '2026-11-01'), gateIn: 'vncn-huu-nghi', zoneIn: ZONE }],
  permit: { type: 'VN-LABOUR-DISPATCH', hostSide: 'CN', validUntil: '2027-01-31' },
  rulebook: aRulebook(),
  on: shanghai('09:00', '2026-11-01'),
  zone: ZONE,
  ...part,
});
const on = (at: Date, part: Partial<StayQuestion> = {}) => stayOn(aStay({ on: at, ...part }));

describe('stayOn', () => {
  it('counts the day of entry and the day asked about, by the clock of the gate', () => {
    expect(on(shanghai('23:45', '2026-11-01'))).toMatchObject({ inside: true, daysUsed: 1, daysLeft: 29, mustLeaveBy: '2026-11-30' });
    expect(on(shanghai('00:00', '2026-11-02'))).toMatchObject({ daysUsed: 2, daysLeft: 28 });
  });

  it('has the thirtieth day lawful to its end and the next an overstay', () => {
    const last = on(shanghai('23:59:59.999', '2026-11-30'));
    expect(last).toMatchObject({ daysUsed: 30, daysLeft: 0, mustLeaveBefore: shanghai('00:00', '2026-12-01') });
    expect(last.overstayDays).toBeUndefined();
    expect(on(shanghai('00:00', '2026-12-01'))).toMatchObject({ daysLeft: 0, overstayDays: 1 });
    expect(on(shanghai('12:00', '2026-12-03'))).toMatchObject({ overstayDays: 3 });
  });

  it('says why, with the clause', () => {
    expect(on(shanghai('12:00', '2026-11-03')).because).toEqual([
      { clause: '3.5', text: 'stay.per-entry-days', from: '2026-11-01', to: '2026-11-03', days: 3 },
    ]);
  });

  it('ends with the permit when that ends first', () => {
    const permit = { type: 'VN-LABOUR-DISPATCH', hostSide: 'CN', validUntil: '2026-11-10' };
    const answer = on(shanghai('12:00', '2026-11-03'), { permit });
    expect(answer).toMatchObject({ mustLeaveBy: '2026-11-10', daysLeft: 7 });
    expect(answer.because).toContainEqual({ clause: null, text: 'stay.permit-ends', from: '2026-11-10', to: '2026-11-10', days: 0 });
  });

  it('begins anew with each entry, and is outside before it and after the exit', () => {
    const entry = { in: shanghai('10:00', '2026-11-05'), out: shanghai('11:00', '2026-11-06'), gateIn: 'g', zoneIn: ZONE };
    const entries = [{ in: shanghai('10:00', '2026-11-20'), gateIn: 'g', zoneIn: ZONE }, entry];
    expect(on(shanghai('09:59', '2026-11-05'), { entries })).toMatchObject({ inside: false, daysUsed: 0, daysLeft: 30 });
    expect(on(shanghai('10:59', '2026-11-06'), { entries })).toMatchObject({ inside: true, daysUsed: 2 });
    expect(on(shanghai('11:00', '2026-11-06'), { entries })).toMatchObject({ inside: false, daysLeft: 30 });
    expect(on(shanghai('12:00', '2026-11-21'), { entries })).toMatchObject({ inside: true, daysUsed: 2, since: entries[0]?.in });
  });

  it('counts hours for drivers, to the minute', () => {
    const permit = { type: 'VNCN-CARGO-TWOWAY', hostSide: 'CN' };
    const entries = [{ in: shanghai('10:00', '2026-11-05'), gateIn: 'g', zoneIn: ZONE }];
    expect(on(shanghai('10:00', '2026-11-05'), { permit, entries })).toMatchObject({
      hoursLeft: 36,
      mustLeaveBefore: shanghai('22:00', '2026-11-06'),
    });
    expect(on(shanghai('21:59', '2026-11-06'), { permit, entries }).overstayDays).toBeUndefined();
    expect(on(shanghai('22:00', '2026-11-06'), { permit, entries })).toMatchObject({ hoursLeft: 0, overstayDays: 1 });
    expect(on(shanghai('09:00', '2026-11-05'), { permit, entries: [] })).toMatchObject({ inside: false, hoursLeft: 36 });
  });

  it('says that no rule is set, and never "unlimited"', () => {
    const unset = { daysLeft: null, ruleNotSet: true };
    expect(on(shanghai('12:00', '2026-11-03'), { rulebook: null })).toMatchObject({ ...unset, inside: true, daysUsed: 3 });
    expect(on(shanghai('12:00', '2026-11-03'), { permit: null })).toMatchObject(unset);
    const [rule] = aRulebook().permits;
    if (!rule) throw new Error('the factory has no permit rule');
    const yearlyCap = { id: '3.8', sources: [], confidence: 'unverified', days: 90 } as const;
    const capped = on(shanghai('12:00', '2026-11-03'), { rulebook: aRulebook({ permits: [{ ...rule, yearlyCap }] }) });
    expect(capped).toMatchObject({ ...unset, because: [{ clause: '3.8', text: 'stay.rule-not-set' }] });
  });

  it('uses one day more with every day, and used and left always make the whole until it is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1439 }), (days, minute) => {
        const at = new Date(shanghai('00:00', addDays('2026-11-02', days)).getTime() + minute * 60_000);
        const { daysUsed, daysLeft, overstayDays } = on(at);
        expect(daysUsed).toBe(days + 2);
        expect(daysUsed + (daysLeft ?? NaN) - (overstayDays ?? 0)).toBe(30);
      }),
    );
  });
});
