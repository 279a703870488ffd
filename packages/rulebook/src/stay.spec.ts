import fc from 'fast-check';
import { aStay, aStayPermit, at, aVersion, into, outOf, stays } from '../test/a-stay.js';
import { addDays, stayFactsOf, stayOn, type StayQuestion } from './index.js';

const THIRTY = { days: 30 } as const;
const entered = [into('2026-11-01', '23:30')];
const thirty = (on: Date, part: Partial<StayQuestion> = {}) => stayOn({ ...aStay(THIRTY, entered, '2026-11-01'), on, ...part });

describe('a stay by the day, for each entry', () => {
  it('counts the day of entry and the day asked about, by the clock of the gate', () => {
    expect(thirty(at('2026-11-01', '23:45'))).toMatchObject({ inside: true, daysUsed: 1, daysLeft: 29, mustLeaveBy: '2026-11-30' });
    expect(thirty(at('2026-11-02', '00:00'))).toMatchObject({ daysUsed: 2, daysLeft: 28, day: '2026-11-02' });
  });

  it('has the thirtieth day lawful to its end and the next an overstay', () => {
    const last = thirty(at('2026-11-30', '23:59:59.999'));
    expect(last).toMatchObject({ daysUsed: 30, daysLeft: 0, mustLeaveBefore: at('2026-12-01', '00:00') });
    expect(last.overstayDays).toBeUndefined();
    expect(thirty(at('2026-12-01', '00:00'))).toMatchObject({ daysLeft: 0, overstayDays: 1, mustLeaveBy: '2026-11-30' });
    expect(thirty(at('2026-12-03'))).toMatchObject({ overstayDays: 3 });
  });

  it('goes on answering after an overstay, and says when an entry is lawful again', () => {
    expect(thirty(at('2027-03-01'))).toMatchObject({ daysUsed: 121, overstayDays: 91, earliestNextEntry: '2027-03-01' });
  });

  it('says why, with the clause', () => {
    expect(thirty(at('2026-11-03')).because).toEqual([
      { clause: '3.5', text: 'stay.per-entry-days', from: '2026-11-01', to: '2026-11-03', days: 3 },
    ]);
  });

  it('ends with the permit when that ends first', () => {
    const answer = thirty(at('2026-11-03'), { permits: [aStayPermit({ validUntil: '2026-11-10' })] });
    expect(answer).toMatchObject({ mustLeaveBy: '2026-11-10', daysLeft: 7, daysUsed: 3 });
    expect(answer.because).toContainEqual({ clause: null, text: 'stay.permit-ends', from: '2026-11-10', to: '2026-11-10', days: 0 });
    const together = thirty(at('2026-11-03'), { permits: [aStayPermit({ validUntil: '2026-11-30' })] });
    expect([together.mustLeaveBy, together.because.length]).toEqual(['2026-11-30', 1]);
    expect(thirty(at('2026-11-10'), { permits: [aStayPermit({ validUntil: '2026-11-10' })] }).overstayDays).toBeUndefined();
    expect(thirty(at('2026-11-11'), { permits: [aStayPermit({ validUntil: '2026-11-10' })] }).overstayDays).toBe(1);
  });

  it('begins anew with each entry, and is outside before it and after the exit', () => {
    const crossings = [into('2026-11-20'), into('2026-11-05'), outOf('2026-11-06', '11:00')];
    const on = (moment: Date) => stayOn({ ...aStay(THIRTY, crossings, '2026-11-05'), on: moment });
    expect(on(at('2026-11-05', '09:59'))).toMatchObject({ inside: false, daysUsed: 0, daysLeft: 30 });
    expect(on(at('2026-11-06', '10:59'))).toMatchObject({ inside: true, daysUsed: 2 });
    expect(on(at('2026-11-06', '11:00'))).toMatchObject({ inside: false, daysLeft: 30, couldStayUntil: '2026-12-05' });
    expect(on(at('2026-11-21'))).toMatchObject({ inside: true, daysUsed: 2, since: at('2026-11-20', '10:00') });
  });

  it('leaves nothing to who has no valid permit, and says which of the two it is', () => {
    const over = stayOn(aStay(THIRTY, [], '2026-11-03', { permits: [aStayPermit({ validUntil: '2026-11-02' })] }));
    expect(over).toMatchObject({ daysLeft: 0, ruleNotSet: false, earliestNextEntry: null, because: [{ text: 'stay.permit-ends' }] });
    const early = stayOn(aStay(THIRTY, [], '2026-11-03', { permits: [aStayPermit({ validFrom: '2026-11-04' })] }));
    expect(early).toMatchObject({ daysLeft: 0, earliestNextEntry: '2026-11-04', because: [{ text: 'stay.permit-not-begun' }] });
    // The permit's own dates have reasons of their own at a check.
    expect([stayFactsOf(over), stayFactsOf(early)]).toEqual([
      { inside: false, daysLeft: null },
      { inside: false, daysLeft: null },
    ]);
  });

  it('takes no notice of a permit that was revoked before it began', () => {
    const inside = (permits: ReturnType<typeof aStayPermit>[]) =>
      stayOn(aStay({ days: 60 }, [into('2026-06-20')], '2026-07-15', { permits }));
    const first = aStayPermit({ validUntil: '2026-06-30' });
    const revoked = aStayPermit({ number: 'P2', validFrom: '2026-07-10', validUntil: '2026-07-01' });
    expect(inside([first, revoked])).toMatchObject({ mustLeaveBy: '2026-06-30', overstayDays: 15, permitNumber: 'P1' });
    expect(inside([first, revoked])).toEqual(inside([first]));
  });

  it('is unlawful from its first day where the permit had ended, or not begun', () => {
    const over = stayOn(aStay(THIRTY, entered, '2026-11-03', { permits: [aStayPermit({ validUntil: '2026-10-20' })] }));
    expect(over).toMatchObject({ mustLeaveBy: '2026-10-31', overstayDays: 3, daysLeft: 0 });
    const permits = [aStayPermit({ validFrom: '2026-11-03' })];
    expect(stayOn(aStay(THIRTY, entered, '2026-11-02', { permits }))).toMatchObject({ mustLeaveBy: '2026-10-31', overstayDays: 2 });
    expect(stayOn(aStay(THIRTY, entered, '2026-11-04', { permits }))).toMatchObject({ mustLeaveBy: '2026-12-02', daysUsed: 2 });
  });

  it('names the zone of stay, as the rulebook or more narrowly the permit has it', () => {
    const zone = ['CN:451400', 'CN:450600'];
    expect(stayOn(aStay({ days: 30, zone }, entered, '2026-11-02')).zone).toEqual({ clause: '3.3', territories: zone });
    const permits = [aStayPermit({ zone: ['CN:451400'] })];
    expect(stayOn(aStay({ days: 30, zone }, [], '2026-11-02', { permits })).zone).toEqual({ clause: '3.3', territories: ['CN:451400'] });
    expect(thirty(at('2026-11-02')).zone).toBeUndefined();
  });

  it('reckons each companion alone, by that person’s own crossings', () => {
    const holder = stays(['2026-11-01', '2026-11-05']);
    const child = holder.slice(0, 1);
    expect(stayOn(aStay(THIRTY, holder, '2026-11-06')).inside).toBe(false);
    expect(stayOn(aStay(THIRTY, child, '2026-11-06'))).toMatchObject({ inside: true, daysUsed: 6 });
  });

  it('uses one day more with every day, and used and left always make the whole until it is over', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1439 }), (days, minute) => {
        const moment = new Date(at(addDays('2026-11-02', days), '00:00').getTime() + minute * 60_000);
        const { daysUsed, daysLeft, overstayDays } = thirty(moment);
        expect(daysUsed).toBe(days + 2);
        expect(daysUsed + (daysLeft ?? NaN) - (overstayDays ?? 0)).toBe(30);
      }),
    );
  });
});

describe('a stay in hours', () => {
  const hours = { hours: 36 } as const;
  const driver = (moment: Date, crossings = [into('2026-11-05')]) => stayOn({ ...aStay(hours, crossings, '2026-11-05'), on: moment });

  it('ends to the minute', () => {
    expect(driver(at('2026-11-05', '10:00'))).toMatchObject({ hoursLeft: 36, mustLeaveBefore: at('2026-11-06', '22:00') });
    expect(driver(at('2026-11-06', '21:59:59.999')).overstayDays).toBeUndefined();
    expect(driver(at('2026-11-06', '22:00'))).toMatchObject({ hoursLeft: 0, daysLeft: 0, overstayDays: 1, mustLeaveBy: '2026-11-06' });
    expect(driver(at('2026-11-07', '00:00'))).toMatchObject({ overstayDays: 1 });
    expect(driver(at('2026-11-08', '00:00'))).toMatchObject({ overstayDays: 2 });
  });

  it('is prolonged by days of twenty-four hours', () => {
    const permits = [aStayPermit({ extensions: [{ grantedOn: '2026-11-06' }] })];
    const answer = stayOn(aStay({ hours: 36, extension: [2, 1] }, [into('2026-11-05')], '2026-11-06', { permits }));
    expect(answer).toMatchObject({ mustLeaveBefore: at('2026-11-08', '22:00'), hoursLeft: 58 });
  });

  it('goes on under a permit that begins at the very end of its hours, and not under one that begins later', () => {
    const permits = [aStayPermit({ validUntil: '2026-11-05' }), aStayPermit({ number: 'P2', validFrom: '2026-11-06' })];
    const until = (allowed: number) => stayOn(aStay({ hours: allowed }, [into('2026-11-05')], '2026-11-05', { permits })).mustLeaveBefore;
    expect(until(14)).toEqual(at('2026-11-06', '14:00'));
    expect(until(13)).toEqual(at('2026-11-05', '23:00'));
  });

  it('has its hours whole for who is outside, and its last day by the clock', () => {
    expect(driver(at('2026-11-05', '09:00'), [])).toMatchObject({ inside: false, hoursLeft: 36, couldStayUntil: '2026-11-06' });
    expect(driver(at('2026-11-05', '12:00'), [])).toMatchObject({ couldStayUntil: '2026-11-06', daysLeft: 2 });
    expect(driver(at('2026-11-05', '12:01'), [])).toMatchObject({ couldStayUntil: '2026-11-07', daysLeft: 3 });
  });
});

describe('a rule that nobody has set', () => {
  const unset = { daysLeft: null, ruleNotSet: true, because: [{ text: 'stay.rule-not-set' }] };

  it('is said, and never "unlimited"', () => {
    expect(thirty(at('2026-11-03'), { rulebooks: [] })).toMatchObject({ ...unset, inside: true, daysUsed: 3 });
    expect(thirty(at('2026-11-03'), { permits: [] })).toMatchObject(unset);
    expect(thirty(at('2026-11-03'), { rulebooks: [aVersion({})] })).toMatchObject(unset);
    expect(stayOn(aStay({}, [], '2026-11-03'))).toMatchObject(unset);
    expect(stayOn(aStay({}, [], '2026-11-03')).earliestNextEntry).toBeUndefined();
    expect(stayFactsOf(stayOn(aStay({}, [], '2026-11-03')))).toEqual({ inside: false, daysLeft: null });
  });

  it('is not needed where a window or a cap says how long', () => {
    expect(stayOn(aStay({ window: [90, 180] }, entered, '2026-11-03'))).toMatchObject({ ruleNotSet: false, daysLeft: 87 });
    // Sixty-one days of this year, and ninety of the next.
    expect(stayOn(aStay({ cap: 90 }, entered, '2026-11-03'))).toMatchObject({ ruleNotSet: false, daysUsed: 3, mustLeaveBy: '2027-03-31' });
  });

  it('ends the leave on the day from which a later version sets none', () => {
    const rulebooks = [aVersion({ window: [90, 180] }), aVersion({}, { version: 2, effectiveFrom: '2026-11-10' })];
    expect(stayOn(aStay({}, entered, '2026-11-03', { rulebooks }))).toMatchObject({ mustLeaveBy: '2026-11-09' });
  });
});
