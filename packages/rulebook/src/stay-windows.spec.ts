import fc from 'fast-check';
import { aRule, aStay, aStayPermit, aVersion, into, outOf, stays } from '../test/a-stay.js';
import { aRulebook } from '../test/a-check.js';
import { addDays, stayFactsOf, stayOn } from './index.js';

const SCHENGEN = { window: [90, 180] } as const;

describe('a rolling window', () => {
  it('looks back from the day judged, both ends counted', () => {
    const crossings = stays(['2026-01-10', '2026-01-19']);
    const used = (on: string) => stayOn(aStay({ window: [10, 30] }, crossings, on)).daysUsed;
    // 8 February is the thirtieth day from 10 January; the ninth is the first that no longer sees it.
    expect([used('2026-01-19'), used('2026-02-08'), used('2026-02-09'), used('2026-02-17'), used('2026-02-18')]).toEqual([10, 10, 9, 1, 0]);
  });

  it('gives back days as they leave it, to who stays on', () => {
    const crossings = [...stays(['2026-01-01', '2026-02-09']), into('2026-05-01')];
    // Forty days in winter and fifty from May make ninety on 19 June; the first of January leaves the window on 30 June only.
    expect(stayOn(aStay(SCHENGEN, crossings, '2026-05-02'))).toMatchObject({ daysUsed: 42, mustLeaveBy: '2026-06-19', daysLeft: 48 });
    // From 20 June on the winter leaves in time, day for day, and all ninety can be spent in one.
    const later = [...stays(['2026-01-01', '2026-02-09']), into('2026-06-20')];
    expect(stayOn(aStay(SCHENGEN, later, '2026-06-21'))).toMatchObject({ mustLeaveBy: '2026-09-17' });
  });

  it('lets a stay of ninety days be followed by ninety days away, and no fewer', () => {
    const crossings = stays(['2026-03-01', '2026-05-29']);
    const outside = (on: string) => stayOn(aStay(SCHENGEN, crossings, on));
    expect(outside('2026-06-15')).toMatchObject({ daysUsed: 90, daysLeft: 0, earliestNextEntry: '2026-08-28' });
    expect(outside('2026-08-27')).toMatchObject({ daysLeft: 0 });
    expect(outside('2026-08-28')).toMatchObject({ daysUsed: 89, couldStayUntil: '2026-11-25' });
  });

  it('takes a commuter who goes in and out twice on a day as one day, who may come back on the last', () => {
    const days = Array.from({ length: 10 }, (_, index) => addDays('2026-01-05', index));
    const commuting = days.flatMap((day) => [into(day, '07:00'), outOf(day, '11:00'), into(day, '13:00'), outOf(day, '17:00')]);
    const answer = stayOn(aStay({ window: [10, 30] }, commuting, '2026-01-14', { on: new Date('2026-01-14T12:00:00Z') }));
    expect(answer).toMatchObject({
      inside: false,
      daysUsed: 10,
      daysLeft: 0,
      couldStayUntil: '2026-01-14',
      earliestNextEntry: '2026-01-14',
    });
    expect(stayFactsOf(answer)).toEqual({ inside: false, daysLeft: 1 });
    const tomorrow = stayOn(aStay({ window: [10, 30] }, commuting, '2026-01-15'));
    expect(tomorrow).toMatchObject({ daysLeft: 0, earliestNextEntry: '2026-02-04' });
    expect(stayFactsOf(tomorrow)).toEqual({ inside: false, daysLeft: 0, exhaustedBy: '3.7', wouldExceed: '3.7' });
  });

  it('says how long a planned stay may be', () => {
    const part = { plannedEntry: '2026-08-01' };
    expect(stayOn(aStay(SCHENGEN, stays(['2026-03-01', '2026-05-29']), '2026-06-15', part)).maxStayFromPlannedEntry).toBe(0);
    expect(stayOn(aStay(SCHENGEN, stays(['2026-03-01', '2026-05-20']), '2026-06-15', part)).maxStayFromPlannedEntry).toBe(9);
    expect(
      stayOn(aStay(SCHENGEN, stays(['2026-03-01', '2026-05-20']), '2026-06-15', { plannedEntry: '2028-01-01' })).maxStayFromPlannedEntry,
    ).toBe(0);
  });

  it('goes with the tightest of the rules, and names them all', () => {
    const answer = stayOn(
      aStay({ days: 30, window: [90, 180], cap: 120 }, [...stays(['2026-02-01', '2026-04-11']), into('2026-05-01')], '2026-05-05'),
    );
    expect(answer).toMatchObject({ daysUsed: 75, daysLeft: 15, mustLeaveBy: '2026-05-20' });
    expect(answer.limits.map(({ kind, clause, allowed, used, until }) => [kind, clause, allowed, used.certain, until])).toEqual([
      ['per-entry', '3.5', 30, 5, '2026-05-30'],
      ['rolling-window', '3.7', 90, 75, '2026-05-20'],
      ['yearly-cap', '3.8', 120, 75, '2026-06-19'],
      ['permit', null, null, 0, '2027-12-31'],
    ]);
    expect(answer.because.map(({ clause, from, days }) => [clause, from, days])).toEqual([
      ['3.5', '2026-05-01', 5],
      ['3.7', '2025-11-07', 75],
      ['3.8', '2026-01-01', 75],
    ]);
  });
});

describe('a yearly cap', () => {
  const crossings = stays(['2025-12-20', '2026-01-10']);
  const permits = [aStayPermit({ validFrom: '2025-01-01' })];

  it('counts a calendar year of the host side, and begins again with the next', () => {
    expect(stayOn(aStay({ cap: 12 }, crossings, '2025-12-31', { permits }))).toMatchObject({ daysUsed: 12, mustLeaveBy: '2026-01-12' });
    expect(stayOn(aStay({ cap: 12 }, crossings, '2026-01-10', { permits }))).toMatchObject({ daysUsed: 10, daysLeft: 2 });
    expect(stayOn(aStay({ cap: 11 }, crossings, '2025-12-31', { permits }))).toMatchObject({ mustLeaveBy: '2025-12-30', overstayDays: 1 });
  });

  it('lets nobody in for the rest of the year once it is used', () => {
    const answer = stayOn(aStay({ cap: 10 }, crossings, '2026-06-01', { permits }));
    expect(answer).toMatchObject({ daysUsed: 10, daysLeft: 0, earliestNextEntry: '2027-01-01' });
    expect(stayFactsOf(answer)).toMatchObject({ exhaustedBy: '3.8', wouldExceed: '3.8' });
    expect(stayOn(aStay({ cap: 11 }, crossings, '2026-06-01', { permits }))).toMatchObject({
      daysLeft: 1,
      earliestNextEntry: '2026-06-01',
    });
  });
});

describe('an extension', () => {
  const granted = (...grantedOn: readonly string[]) => [aStayPermit({ extensions: grantedOn.map((day) => ({ grantedOn: day })) })];
  const on = (day: string, permits = granted('2026-01-05')) =>
    stayOn(aStay({ days: 30, extension: [10, 1] }, [into('2026-01-01')], day, { permits }));

  it('adds its days from the day on which it is granted, as often as the clause says', () => {
    expect(on('2026-01-04')).toMatchObject({ mustLeaveBy: '2026-01-30' });
    expect(on('2026-01-05')).toMatchObject({ mustLeaveBy: '2026-02-09' });
    expect(on('2026-01-05').because).toContainEqual({
      clause: '3.9',
      text: 'stay.extension',
      from: '2026-01-05',
      to: '2026-02-09',
      days: 10,
    });
    const twice = on('2026-01-20', granted('2026-01-05', '2026-01-20'));
    expect(twice).toMatchObject({ mustLeaveBy: '2026-02-09' });
    expect(twice.because).toContainEqual({ clause: '3.9', text: 'stay.extension-not-set', from: '2026-01-20', to: '2026-01-20', days: 0 });
  });

  it('may be shorter than the clause allows and never longer, and belongs to its own stay', () => {
    const of = (days: number) => [aStayPermit({ extensions: [{ grantedOn: '2026-01-05', days }] })];
    expect(on('2026-01-06', of(4))).toMatchObject({ mustLeaveBy: '2026-02-03' });
    expect(on('2026-01-06', of(11))).toMatchObject({ mustLeaveBy: '2026-02-09' });
    expect(on('2026-01-06', granted('2025-12-31'))).toMatchObject({ mustLeaveBy: '2026-01-30' });
  });

  it('without a clause is no leave', () => {
    const answer = stayOn(aStay({ days: 30 }, [into('2026-01-01')], '2026-01-06', { permits: granted('2026-01-05') }));
    expect(answer).toMatchObject({ mustLeaveBy: '2026-01-30' });
    expect(answer.because.map(({ text }) => text)).toContain('stay.extension-not-set');
  });
});

describe('several permits', () => {
  const monthly = [
    aStayPermit({ number: 'P1', validFrom: '2026-01-01', validUntil: '2026-01-31' }),
    aStayPermit({ number: 'P2', validFrom: '2026-02-01', validUntil: '2026-02-28' }),
  ];

  it('follow one another without a day between: the new one holds from its first day', () => {
    const on = (day: string) => stayOn(aStay({ days: 28 }, [into('2026-01-10')], day, { permits: monthly }));
    expect(on('2026-01-20')).toMatchObject({ permitNumber: 'P1', daysUsed: 11, mustLeaveBy: '2026-02-28' });
    expect(on('2026-02-01')).toMatchObject({ permitNumber: 'P2', daysUsed: 1, mustLeaveBy: '2026-02-28' });
  });

  it('leave a gap uncovered, and make lawful again from their first day', () => {
    const permits = [monthly[0], aStayPermit({ number: 'P2', validFrom: '2026-02-03', validUntil: '2026-03-31' })].flatMap(
      (one) => one ?? [],
    );
    const on = (day: string) => stayOn(aStay({ days: 40 }, [into('2026-01-10')], day, { permits }));
    expect(on('2026-02-02')).toMatchObject({ mustLeaveBy: '2026-01-31', overstayDays: 2 });
    expect(on('2026-02-03')).toMatchObject({ mustLeaveBy: '2026-03-14' });
    expect(on('2026-02-03').overstayDays).toBeUndefined();
  });

  it('do not follow where nobody has set a rule for the first day of the next', () => {
    const visit = aStayPermit({ number: 'V', type: 'VN-VISIT-PERMIT', validFrom: '2026-02-01' });
    const permits = [aStayPermit({ validUntil: '2026-01-31' }), visit];
    const rulebooks = (from: string) => [
      aRulebook({ effectiveFrom: '2020-01-01', permits: [aRule({ days: 60 })] }),
      aRulebook({ version: 2, effectiveFrom: from, permits: [aRule({ days: 60 }), aRule({ window: [90, 180] }, 'VN-VISIT-PERMIT')] }),
    ];
    const on = (from: string) => stayOn(aStay({}, [into('2026-01-10')], '2026-01-20', { permits, rulebooks: rulebooks(from) }));
    expect(on('2026-02-02').mustLeaveBy).toBe('2026-01-31');
    expect(on('2026-02-01').mustLeaveBy).toBe('2026-05-01');
  });

  it('overlap: one that ends no later than the one held changes nothing', () => {
    const permits = [
      aStayPermit({ validUntil: '2026-12-31' }),
      aStayPermit({ number: 'P2', validFrom: '2026-01-15', validUntil: '2026-12-31' }),
    ];
    expect(stayOn(aStay({ days: 30 }, [into('2026-01-10')], '2026-01-20', { permits }))).toMatchObject({
      permitNumber: 'P1',
      mustLeaveBy: '2026-02-08',
    });
    const fromToday = permits.map((permit) => (permit.number === 'P1' ? { ...permit, validFrom: '2026-01-10' } : permit));
    expect(stayOn(aStay({ days: 30 }, [into('2026-01-10')], '2026-01-20', { permits: fromToday })).permitNumber).toBe('P1');
  });

  it('count their days in one window where they are of one type, and apart where not', () => {
    const permits = [...monthly, aStayPermit({ number: 'V', type: 'VN-VISIT-PERMIT' })];
    const crossings = [
      ...stays(['2026-01-02', '2026-01-11']),
      into('2026-02-02', '10:00', { permitNumber: 'V' }),
      outOf('2026-02-04', '10:00', { permitNumber: 'V' }),
    ];
    const rulebooks = [
      aRulebook({ effectiveFrom: '2020-01-01', permits: [aRule({ window: [15, 60] }), aRule({ window: [5, 60] }, 'VN-VISIT-PERMIT')] }),
    ];
    const on = (permitNumber: string) => stayOn(aStay({}, crossings, '2026-02-10', { permits, rulebooks, permitNumber }));
    expect([on('P2').daysUsed, on('P2').daysLeft, on('V').daysUsed, on('V').daysLeft]).toEqual([10, 5, 3, 2]);
  });

  it('of one type with another between them take up the window where it was left', () => {
    const permits = [
      aStayPermit({ validUntil: '2026-01-10' }),
      aStayPermit({ number: 'V', type: 'VN-VISIT-PERMIT', validFrom: '2026-01-11', validUntil: '2026-01-20' }),
      aStayPermit({ number: 'P2', validFrom: '2026-01-21' }),
    ];
    const rules = [aRule({ window: [15, 60] }), aRule({ days: 60 }, 'VN-VISIT-PERMIT')];
    const rulebooks = [aRulebook({ effectiveFrom: '2020-01-01', permits: rules })];
    const on = (day: string) => stayOn(aStay({}, [into('2026-01-01')], day, { permits, rulebooks }));
    expect([on('2026-01-05').mustLeaveBy, on('2026-01-15').mustLeaveBy, on('2026-01-25').mustLeaveBy]).toEqual([
      '2026-01-25',
      '2026-01-25',
      '2026-01-25',
    ]);
  });

  it.each([
    ['2026-01-05', 6],
    ['2026-01-06', 1],
    ['2026-01-10', 5],
    ['2026-01-11', 6],
  ])('share the days of a stay from the first day of the later one: %s', (validFrom, days) => {
    const permits = [aStayPermit(), aStayPermit({ number: 'V', type: 'VN-VISIT-PERMIT', validFrom, validUntil: '2028-12-31' })];
    const rules = [aRule({ window: [15, 60] }), aRule({ window: [15, 60] }, 'VN-VISIT-PERMIT')];
    const rulebooks = [aRulebook({ effectiveFrom: '2020-01-01', permits: rules })];
    const crossings = stays(['2026-01-05', '2026-01-10']);
    const used = (permitNumber: string) => stayOn(aStay({}, crossings, '2026-01-20', { permits, rulebooks, permitNumber })).daysUsed;
    expect([used('P1'), used('V')]).toEqual([days, 6 - days]);
  });

  it('are chosen for an entry by which allows most, then by which began first, unless one is named', () => {
    const permits = [aStayPermit({ validUntil: '2026-03-05' }), aStayPermit({ number: 'P2', validUntil: '2026-03-20' })];
    expect(stayOn(aStay({ days: 30 }, [], '2026-03-01', { permits }))).toMatchObject({ permitNumber: 'P2', daysLeft: 20 });
    expect(stayOn(aStay({ days: 30 }, [], '2026-03-01', { permits, permitNumber: 'P1' }))).toMatchObject({
      permitNumber: 'P1',
      daysLeft: 5,
    });
    const alike = [aStayPermit({ number: 'P0', validFrom: '2026-02-01' }), aStayPermit({ number: 'P9' })];
    expect(stayOn(aStay({ days: 30 }, [], '2026-03-01', { permits: alike })).permitNumber).toBe('P9');
    const used = permits.map((permit) => ({ ...permit, entriesLeft: 0 }));
    expect(stayOn(aStay({ days: 30 }, [], '2026-03-01', { permits: used })).earliestNextEntry).toBeUndefined();
  });
});

describe('a rule that changes during a stay', () => {
  const rulebooks = [
    aVersion({ days: 30, window: [60, 180] }),
    aVersion({ days: 10, window: [20, 180] }, { version: 2, effectiveFrom: '2026-01-15' }),
  ];

  it('leaves the days of an entry as they were on its first day, and judges windows by the day', () => {
    const on = (day: string, first = '2026-01-01') => stayOn(aStay({}, [into(first)], day, { rulebooks }));
    expect(on('2026-01-10')).toMatchObject({ mustLeaveBy: '2026-01-20', basis: { versionOfEntry: 1, versionOfDay: 1 } });
    expect(on('2026-01-16')).toMatchObject({ daysUsed: 16, mustLeaveBy: '2026-01-20', basis: { versionOfEntry: 1, versionOfDay: 2 } });
    expect(on('2026-01-16').because).toContainEqual(expect.objectContaining({ clause: '3.5', text: 'stay.rule-of-first-day' }));
    expect(on('2026-01-16', '2026-01-15')).toMatchObject({ mustLeaveBy: '2026-01-24' });
    expect(on('2026-01-16', '2026-01-14')).toMatchObject({
      limits: [{ until: '2026-02-12' }, { until: '2026-02-02' }, { kind: 'permit' }],
    });
  });

  it('changes no past decision: days before it are judged as they were', () => {
    const before = stayOn(aStay({}, [into('2026-01-01')], '2026-01-14', { rulebooks }));
    const alone = stayOn(aStay({}, [into('2026-01-01')], '2026-01-14', { rulebooks: rulebooks.slice(0, 1) }));
    expect(before.daysUsed).toBe(alone.daysUsed);
    expect(before.overstayDays).toBeUndefined();
  });
});

describe('a window of any size', () => {
  it('allows exactly its days to who stays without a break', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (days, more) => {
        const on = (day: string) => stayOn(aStay({ window: [days, days + more] }, [into('2026-01-01')], day));
        const last = addDays('2026-01-01', days - 1);
        expect(on('2026-01-01').mustLeaveBy).toBe(last);
        expect(on(last).overstayDays).toBeUndefined();
        expect(on(addDays(last, 1))).toMatchObject({ overstayDays: 1, daysUsed: days + 1 });
        const left = stayOn(aStay({ window: [days, days + more] }, stays(['2026-01-01', last]), last));
        expect(left.earliestNextEntry).toBe(last);
        const gone = stayOn(aStay({ window: [days, days + more] }, stays(['2026-01-01', last]), addDays(last, 1)));
        expect(gone.earliestNextEntry).toBe(addDays('2026-01-01', days + more));
      }),
    );
  });
});
