import fc from 'fast-check';
import { HUU_NGHI_HOURS, anHours } from '../test/a-check.js';
import { gateStateAt, type GateCalendar, type GateHours, type GateNotice } from './index.js';

const hanoi = (time: string, day = '2026-11-21'): Date => new Date(`${day}T${time}+07:00`);
const closed = (from: Date, until?: Date, part: Partial<GateNotice> = {}): GateNotice => ({
  traffic: 'all',
  status: 'closed',
  from: from.toISOString(),
  ...(until && { until: until.toISOString() }),
  ground: 'flood',
  decidedBy: 'post commander',
  ...part,
});
const stateOf = (hours: readonly GateHours[], at: Date, notices: readonly GateNotice[] = [], calendars: readonly GateCalendar[] = []) =>
  gateStateAt(hours, notices, 'person', at, 'VN', calendars);

const TET: GateCalendar = {
  id: 'tet',
  side: 'VN',
  days: [{ from: '2027-02-05', until: '2027-02-07' }],
  decidedBy: 'customs department',
  sources: [],
  confidence: 'unverified',
};

describe('until when, and when next', () => {
  it('foresees a closure that is decided for later, and whose decision it is', () => {
    const state = stateOf(HUU_NGHI_HOURS, hanoi('09:00'), [closed(hanoi('12:00'), hanoi('14:00'))]);
    expect(state).toMatchObject({
      open: true,
      closesAt: hanoi('12:00'),
      nextBecause: { kind: 'closure', notice: { decidedBy: 'post commander' } },
    });
    const during = stateOf(HUU_NGHI_HOURS, hanoi('12:00'), [closed(hanoi('12:00'), hanoi('14:00'))]);
    expect(during).toMatchObject({ open: false, opensAt: hanoi('14:00'), decidedBy: 'post commander', nextBecause: { kind: 'hours' } });
    expect(stateOf(HUU_NGHI_HOURS, hanoi('11:59:59.999'), [closed(hanoi('12:00'))]).open).toBe(true);
  });

  it('does not foresee a closure of the other side, or of other traffic', () => {
    const notices = [
      closed(hanoi('12:00'), hanoi('14:00'), { side: 'CN' }),
      closed(hanoi('13:00'), hanoi('14:00'), { traffic: 'vehicle' }),
    ];
    expect(stateOf(HUU_NGHI_HOURS, hanoi('09:00'), notices).closesAt).toEqual(hanoi('20:00'));
  });

  it('finds the next opening after closures in a row, however long they are', () => {
    const notices = [
      closed(hanoi('00:00'), hanoi('00:00', '2026-12-01')),
      closed(hanoi('00:00', '2026-12-01'), hanoi('08:00', '2027-03-01')),
    ];
    expect(stateOf(HUU_NGHI_HOURS, hanoi('09:00'), notices).opensAt).toEqual(hanoi('08:00', '2027-03-01'));
    expect(stateOf(HUU_NGHI_HOURS, hanoi('09:00'), [closed(hanoi('00:00'))]).opensAt).toBeUndefined();
  });

  it('runs on through midnight where the next day’s hours follow without a break', () => {
    const always = [anHours({ open: '00:00', close: '24:00' })];
    expect(stateOf(always, hanoi('09:00')).closesAt).toBeUndefined();
    expect(stateOf([anHours({ open: '00:00', close: '00:00' })], hanoi('09:00'))).toMatchObject({ open: true });
    const tonight = [anHours({ days: [6], open: '07:00', close: '24:00' }), anHours({ days: [7], open: '00:00', close: '05:00' })];
    expect(stateOf(tonight, hanoi('09:00')).closesAt).toEqual(hanoi('05:00', '2026-11-22'));
  });

  it('keeps open beyond the hours for as long as is decided, and into the hours that follow', () => {
    const open = closed(hanoi('19:00'), hanoi('23:00'), { status: 'open' });
    expect(stateOf(HUU_NGHI_HOURS, hanoi('09:00'), [open]).closesAt).toEqual(hanoi('23:00'));
    const early = closed(hanoi('05:00'), hanoi('08:00'), { status: 'open' });
    expect(stateOf(HUU_NGHI_HOURS, hanoi('06:00'), [early])).toMatchObject({
      because: { kind: 'special-hours' },
      closesAt: hanoi('20:00'),
    });
  });

  it('is of a moment that is itself shut by what it says, and open just before', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const clock = (minutes: number): string =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(minute, minute, minute, minute, minute, (a, b, from, until, now) => {
        fc.pre(a !== b && from < until);
        const hours = [anHours({ open: clock(a), close: clock(b) })];
        const notices = [closed(hanoi(clock(from)), hanoi(clock(until)))];
        const state = stateOf(hours, hanoi(clock(now)), notices);
        const change = state.open ? state.closesAt : state.opensAt;
        if (!change) throw new Error('hours of every day always change');
        expect(stateOf(hours, change, notices).open).toBe(!state.open);
        expect(stateOf(hours, new Date(change.getTime() - 1), notices).open).toBe(state.open);
      }),
    );
  });
});

describe('a calendar', () => {
  const holiday = anHours({ calendar: 'tet', open: '09:00', close: '14:00' });
  const shut = anHours({ calendar: 'tet', open: null, close: null, shut: true });

  it('has hours of its own on its own days, both ends included, before ordinary ones', () => {
    const on = (time: string, day: string) => stateOf([...HUU_NGHI_HOURS, holiday], hanoi(time, day), [], [TET]);
    expect([
      on('15:00', '2027-02-04').open,
      on('15:00', '2027-02-05').open,
      on('15:00', '2027-02-07').open,
      on('15:00', '2027-02-08').open,
    ]).toEqual([true, false, false, true]);
    expect(on('10:00', '2027-02-05')).toMatchObject({
      open: true,
      closesAt: hanoi('14:00', '2027-02-05'),
      decidedBy: 'customs department',
    });
    expect(stateOf([holiday], hanoi('10:00', '2027-02-05')).open).toBeNull();
  });

  it('may shut a post for its days, and gives way to temporary hours', () => {
    const on = (hours: readonly GateHours[]) => stateOf(hours, hanoi('10:00', '2027-02-06'), [], [TET]);
    expect(on([...HUU_NGHI_HOURS, shut])).toMatchObject({
      open: false,
      opensAt: hanoi('07:00', '2027-02-08'),
      because: { kind: 'hours', hours: { shut: true } },
    });
    const temporary = anHours({ status: 'temporary', validFrom: '2027-02-06', validUntil: '2027-02-06', decidedBy: 'province' });
    expect(on([...HUU_NGHI_HOURS, shut, temporary])).toMatchObject({ open: true, decidedBy: 'province' });
  });

  it('is one side’s: the other side’s days are its own', () => {
    const state = gateStateAt(
      [...HUU_NGHI_HOURS, { ...holiday, side: 'CN', zone: 'Asia/Shanghai' }],
      [],
      'person',
      hanoi('15:00', '2027-02-05'),
      'CN',
      [TET],
    );
    expect(state.open).toBe(true);
  });

  it('of a proposal is not in force', () => {
    expect(stateOf([...HUU_NGHI_HOURS, { ...shut, status: 'proposed' }], hanoi('10:00', '2027-02-06'), [], [TET]).open).toBe(true);
  });
});
