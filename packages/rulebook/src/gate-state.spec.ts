import fc from 'fast-check';
import { HUU_NGHI_HOURS, anHours } from '../test/a-check.js';
import { gateStateAt, type GateHours, type GateNotice } from './index.js';

const hanoi = (time: string, day = '2026-11-21'): Date => new Date(`${day}T${time}+07:00`);
const isOpen = (hours: readonly GateHours[], at: Date, side = 'VN', notices: readonly GateNotice[] = []): boolean | null =>
  gateStateAt(hours, notices, 'person', at, side).open;
const aNotice = (part: Partial<GateNotice>): GateNotice => ({
  traffic: 'all',
  status: 'closed',
  from: '2026-11-21T02:00:00Z',
  ground: 'flood',
  decidedBy: 'post commander',
  ...part,
});

describe('gateStateAt', () => {
  it('has Huu Nghi open at 19:30 Hanoi and shut at 20:30, on both posts by their own clocks', () => {
    expect(isOpen(HUU_NGHI_HOURS, hanoi('19:30'), 'VN')).toBe(true);
    expect(isOpen(HUU_NGHI_HOURS, hanoi('19:30'), 'CN')).toBe(true);
    expect(isOpen(HUU_NGHI_HOURS, hanoi('20:30'), 'VN')).toBe(false);
    expect(isOpen(HUU_NGHI_HOURS, hanoi('20:30'), 'CN')).toBe(false);
  });

  it('includes the opening minute and excludes the closing one', () => {
    expect(isOpen(HUU_NGHI_HOURS, hanoi('06:59:59.999'))).toBe(false);
    expect(isOpen(HUU_NGHI_HOURS, hanoi('07:00:00'))).toBe(true);
    expect(isOpen(HUU_NGHI_HOURS, hanoi('19:59:59.999'))).toBe(true);
    expect(isOpen(HUU_NGHI_HOURS, hanoi('20:00:00'))).toBe(false);
  });

  it('says when it closes and when it opens next', () => {
    expect(gateStateAt(HUU_NGHI_HOURS, [], 'person', hanoi('19:30'), 'VN').closesAt).toEqual(hanoi('20:00'));
    expect(gateStateAt(HUU_NGHI_HOURS, [], 'person', hanoi('20:30'), 'VN').opensAt).toEqual(hanoi('07:00', '2026-11-22'));
    expect(gateStateAt(HUU_NGHI_HOURS, [], 'person', hanoi('05:00'), 'VN').opensAt).toEqual(hanoi('07:00'));
  });

  it('does not know the hours of traffic or sides that nobody has set', () => {
    expect(gateStateAt(HUU_NGHI_HOURS, [], 'vehicle', hanoi('10:00'), 'VN')).toMatchObject({ open: null, because: { kind: 'not-set' } });
    expect(isOpen([], hanoi('10:00'))).toBeNull();
    expect(isOpen(HUU_NGHI_HOURS, hanoi('10:00'), 'LA')).toBeNull();
  });

  it.each(['proposed', 'superseded', 'reported', 'partial'] as const)('takes no %s hours', (status) => {
    expect(isOpen([anHours({ status })], hanoi('10:00'))).toBeNull();
    expect(isOpen([anHours({}), anHours({ status, close: '22:00', validFrom: '2026-01-01' })], hanoi('21:00'))).toBe(false);
  });

  it('takes temporary hours on their days only, and never without an end', () => {
    const tet = anHours({ status: 'temporary', open: '09:00', close: '14:00', validFrom: '2026-02-15', validUntil: '2026-02-23' });
    const hours = [anHours({ traffic: 'all', close: '17:00' }), tet];
    expect(isOpen(hours, hanoi('08:00', '2026-02-14'))).toBe(true);
    expect(isOpen(hours, hanoi('08:00', '2026-02-15'))).toBe(false);
    expect(isOpen(hours, hanoi('13:59', '2026-02-23'))).toBe(true);
    expect(isOpen(hours, hanoi('14:00', '2026-02-23'))).toBe(false);
    expect(isOpen(hours, hanoi('16:00', '2026-02-24'))).toBe(true);
    expect(isOpen([anHours({}), { ...tet, validUntil: null }], hanoi('15:00'))).toBe(true);
  });

  it('puts temporary hours of all traffic before newer published ones of the very traffic', () => {
    const newer = anHours({ validFrom: '2026-11-01' });
    const short = anHours({ status: 'temporary', traffic: 'all', close: '12:00', validFrom: '2026-01-01', validUntil: '2026-12-31' });
    expect(isOpen([newer, short], hanoi('13:00'))).toBe(false);
  });

  it('puts the hours of the very traffic before those of all, and newer before older', () => {
    expect(isOpen([anHours({ traffic: 'all', close: '12:00', validFrom: '2026-01-01' }), anHours({})], hanoi('13:00'))).toBe(true);
    expect(isOpen([anHours({ validFrom: '2015-07-01' }), anHours({ close: '12:00', validFrom: '2026-01-01' })], hanoi('13:00'))).toBe(
      false,
    );
  });

  it('keeps days without hours shut where other weekdays have them', () => {
    const weekdays = [anHours({ days: [1, 2, 3, 4, 5] })];
    expect(isOpen(weekdays, hanoi('10:00', '2026-11-20'))).toBe(true);
    const saturday = gateStateAt(weekdays, [], 'person', hanoi('10:00', '2026-11-21'), 'VN');
    expect(saturday).toMatchObject({ open: false, opensAt: hanoi('07:00', '2026-11-23') });
  });

  it('carries hours past midnight', () => {
    const night = [anHours({ open: '22:00', close: '02:00' })];
    expect(isOpen(night, hanoi('23:00'))).toBe(true);
    expect(isOpen(night, hanoi('01:59'))).toBe(true);
    expect(isOpen(night, hanoi('02:00'))).toBe(false);
  });

  it('lets the later notice go before the hours, half-open, per side and traffic', () => {
    const closed = aNotice({ until: '2026-11-21T05:00:00Z' });
    expect(isOpen(HUU_NGHI_HOURS, hanoi('08:59'), 'VN', [closed])).toBe(true);
    expect(gateStateAt(HUU_NGHI_HOURS, [closed], 'person', hanoi('09:00'), 'VN')).toMatchObject({
      open: false,
      opensAt: hanoi('12:00'),
      because: { kind: 'closure' },
    });
    expect(isOpen(HUU_NGHI_HOURS, hanoi('12:00'), 'VN', [closed])).toBe(true);
    expect(isOpen(HUU_NGHI_HOURS, hanoi('10:00'), 'VN', [{ ...closed, side: 'CN' }])).toBe(true);
    expect(isOpen(HUU_NGHI_HOURS, hanoi('10:00'), 'VN', [{ ...closed, traffic: 'vehicle' }])).toBe(true);
    const reopened = aNotice({ status: 'open', from: '2026-11-21T03:00:00Z' });
    expect(isOpen(HUU_NGHI_HOURS, hanoi('10:00'), 'VN', [reopened, closed])).toBe(true);
    const beyond = aNotice({ status: 'open', from: '2026-11-21T13:00:00Z', until: '2026-11-21T15:00:00Z' });
    expect(gateStateAt(HUU_NGHI_HOURS, [beyond], 'person', hanoi('21:00'), 'VN')).toMatchObject({
      open: true,
      because: { kind: 'special-hours' },
    });
  });

  it('lets a dated notice lie over one without an end, and give way to it again', () => {
    const flood = aNotice({ from: '2026-01-01T00:00:00+07:00' });
    const convoy = aNotice({ status: 'open', from: '2026-02-01T00:00:00+07:00', until: '2026-02-11T00:00:00+07:00' });
    const reopened = aNotice({ status: 'open', from: '2026-03-01T00:00:00+07:00' });
    const state = (day: string, time: string, notices = [reopened, convoy, flood]) =>
      gateStateAt(HUU_NGHI_HOURS, notices, 'person', hanoi(time, day), 'VN');
    expect(state('2026-01-31', '10:00')).toMatchObject({ open: false, opensAt: hanoi('00:00', '2026-02-01') });
    expect(state('2026-02-05', '23:00')).toMatchObject({ open: true, closesAt: hanoi('00:00', '2026-02-11') });
    expect(state('2026-02-15', '10:00')).toMatchObject({
      open: false,
      because: { kind: 'closure' },
      opensAt: hanoi('07:00', '2026-03-01'),
    });
    expect(state('2026-03-02', '10:00')).toMatchObject({ open: true, because: { kind: 'hours' } });
    // A closure without an end that is decided while a dated opening holds shuts at once.
    const again = aNotice({ from: '2026-02-05T12:00:00+07:00' });
    expect(state('2026-02-05', '13:00', [flood, convoy, again]).open).toBe(false);
  });

  it('keeps closed what the authority closed, whatever a supervisor notes', () => {
    const epidemic = aNotice({ from: '2026-11-20T00:00:00Z', ground: 'epidemic' });
    const note = aNotice({ rank: 'post', status: 'limited', from: '2026-11-21T02:00:00Z', until: '2026-11-21T02:01:00Z' });
    const opened = aNotice({ rank: 'post', status: 'open', from: '2026-11-21T02:00:00Z' });
    for (const notices of [
      [epidemic, note],
      [epidemic, opened],
      [aNotice({ from: '2026-11-21T02:00:30Z' }), note],
    ])
      for (const time of ['09:00:40', '10:00', '19:59']) expect(isOpen(HUU_NGHI_HOURS, hanoi(time), 'VN', notices)).toBe(false);
    expect(isOpen(HUU_NGHI_HOURS, hanoi('10:00', '2026-11-22'), 'VN', [epidemic, note, opened])).toBe(false);
    // Shutting is anybody's: a supervisor closes what the authority has opened, and the opening comes back.
    const special = aNotice({ status: 'open', from: '2026-11-21T13:00:00Z', until: '2026-11-21T15:00:00Z' });
    const accident = aNotice({ rank: 'post', from: '2026-11-21T13:30:00Z', until: '2026-11-21T14:00:00Z' });
    const at = (time: string) => isOpen(HUU_NGHI_HOURS, hanoi(time), 'VN', [special, accident]);
    expect([at('20:15'), at('20:45'), at('21:15')]).toEqual([true, false, true]);
  });

  it('shuts a passage with the gate it belongs to, and opens it by no notice of that gate', () => {
    const closed = aNotice({ from: '2026-11-01T00:00:00Z' });
    const noteAtParent = aNotice({ ofParent: true, status: 'limited', from: '2026-11-21T02:00:00Z', until: '2026-11-21T03:00:00Z' });
    const parentOpen = aNotice({ ofParent: true, status: 'open', from: '2026-11-10T00:00:00Z' });
    const open = (...notices: GateNotice[]) => isOpen(HUU_NGHI_HOURS, hanoi('09:30'), 'VN', notices);
    expect(open(closed, noteAtParent)).toBe(false);
    expect(open(closed, parentOpen)).toBe(false);
    expect(open({ ...closed, ofParent: true })).toBe(false);
    expect(open({ ...closed, ofParent: true }, aNotice({ status: 'open', from: '2026-11-10T00:00:00Z' }))).toBe(false);
    expect(gateStateAt(HUU_NGHI_HOURS, [noteAtParent], 'person', hanoi('09:30'), 'VN')).toMatchObject({ open: true, limited: true });
  });

  it('ends a notice for all traffic only for the traffic and the side that the next one is about', () => {
    const flood = aNotice({ from: '2026-11-01T00:00:00Z' });
    const trucks = aNotice({ traffic: 'vehicle', status: 'limited', from: '2026-11-10T00:00:00Z' });
    const theirs = aNotice({ side: 'CN', status: 'open', from: '2026-11-10T00:00:00Z' });
    const hours = [...HUU_NGHI_HOURS, anHours({ traffic: 'vehicle' })];
    const open = (traffic: 'person' | 'vehicle', side: string) =>
      gateStateAt(hours, [flood, trucks, theirs], traffic, hanoi('10:00'), side).open;
    expect([open('person', 'VN'), open('vehicle', 'VN'), open('person', 'CN')]).toEqual([false, true, true]);
  });

  it('opens after a closure only when the hours allow it', () => {
    const untilNight = aNotice({ until: '2026-11-21T15:00:00Z' });
    expect(gateStateAt(HUU_NGHI_HOURS, [untilNight], 'person', hanoi('10:00'), 'VN').opensAt).toEqual(hanoi('07:00', '2026-11-22'));
  });

  it('is open exactly for the minutes from opening to closing, whatever they are', () => {
    const clock = (minutes: number): string =>
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minute, minute, minute, (a, b, now) => {
        fc.pre(a !== b);
        const [open, close] = [Math.min(a, b), Math.max(a, b)];
        const hours = [anHours({ open: clock(open), close: clock(close) })];
        expect(isOpen(hours, hanoi(clock(now)))).toBe(open <= now && now < close);
      }),
    );
  });
});
