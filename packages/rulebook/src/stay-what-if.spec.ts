import fc from 'fast-check';
import { addDays, daysInclusive, stayWhatIf, type WhatIfAnswer, type WhatIfQuestion } from './index.js';

const RULE = { days: 90, inDays: 180 } as const;
const SEM = 'https://www.sem.admin.ch/sem/en/home/themen/einreise/aufenthaltsrechner';

/** Worked examples that authorities have published for 90 days in any 180 (bench/stay/published-90-180.json has them for the bench). */
const PUBLISHED: readonly {
  readonly source: string;
  readonly question: Omit<WhatIfQuestion, 'rule'>;
  readonly answer: Partial<WhatIfAnswer>;
}[] = [
  {
    source: `${SEM}/bsp-1.html`,
    question: { stays: [{ from: '2014-08-15', to: '2014-09-30' }], on: '2014-09-30', plannedEntry: '2015-01-01' },
    answer: { daysUsed: 47, maxStayFromPlannedEntry: 90 },
  },
  {
    source: `${SEM}/bsp-2.html`,
    question: {
      stays: [
        { from: '2014-08-15', to: '2014-09-30' },
        { from: '2014-11-01', to: '2014-11-30' },
      ],
      on: '2014-11-30',
    },
    answer: { overstayDays: 0, lastLawfulDay: '2014-12-13' },
  },
  {
    source: `${SEM}/bsp-4.html`,
    question: {
      stays: [
        { from: '2013-06-01', to: '2013-07-13' },
        { from: '2013-08-15', to: '2013-09-30' },
        { from: '2014-01-01', to: '2014-01-30' },
      ],
      on: '2014-01-30',
    },
    answer: { overstayDays: 0, lastLawfulDay: '2014-03-31' },
  },
  {
    source: `${SEM}/bsp-5.html`,
    question: {
      stays: [
        { from: '2013-09-01', to: '2013-09-30' },
        { from: '2014-02-21', to: '2014-04-20' },
        { from: '2014-05-01', to: '2014-06-09' },
      ],
      on: '2014-06-09',
      plannedEntry: '2014-08-30',
    },
    answer: { overstayDays: 9, maxStayFromPlannedEntry: 50 },
  },
  {
    source: `${SEM}/bsp-6.html`,
    question: {
      stays: [
        { from: '2013-06-28', to: '2013-08-09' },
        { from: '2013-09-19', to: '2014-03-01' },
      ],
      on: '2014-03-01',
    },
    answer: { overstayDays: 74, windowFrom: '2013-09-03' },
  },
  {
    source:
      'https://www.sem.admin.ch/sem/de/home/themen/einreise/info-einreise/voraussetzungen-nach-staat/mit-visum/aufenthaltsrechner.html',
    question: { stays: [{ from: '2025-03-01', to: '2025-05-29' }], on: '2025-06-15', plannedEntry: '2025-06-15' },
    answer: { daysUsed: 90, windowFrom: '2024-12-18', earliestNextEntry: '2025-08-28', maxStayFromPlannedEntry: 0 },
  },
];

describe('what if', () => {
  it.each(PUBLISHED)('agrees with the published example at $source', ({ question, answer }) => {
    expect(stayWhatIf({ rule: RULE, ...question })).toMatchObject(answer);
  });

  it('answers the example of the interface', () => {
    expect(stayWhatIf({ rule: RULE, stays: [{ from: '2014-08-15', to: '2014-09-30' }], on: '2014-11-30' })).toEqual({
      daysUsed: 47,
      daysLeft: 43,
      overstayDays: 0,
      windowFrom: '2014-06-04',
      lastLawfulDay: '2015-01-11',
      earliestNextEntry: '2014-11-30',
    });
  });

  it('takes stays in any order, overlapping or touching, each day once', () => {
    const stays = [
      { from: '2026-02-05', to: '2026-02-09' },
      { from: '2026-02-01', to: '2026-02-06' },
      { from: '2026-01-30', to: '2026-01-31' },
    ];
    expect(stayWhatIf({ rule: { days: 11, inDays: 30 }, stays, on: '2026-02-09' })).toMatchObject({
      daysUsed: 11,
      daysLeft: 0,
      lastLawfulDay: '2026-02-09',
    });
    expect(stayWhatIf({ rule: { days: 10, inDays: 30 }, stays, on: '2026-02-09' })).toMatchObject({
      overstayDays: 1,
      lastLawfulDay: '2026-02-08',
    });
  });

  it('looks back through stays that touch for the last lawful day, and has one where a single day is allowed', () => {
    const stays = [
      { from: '2026-02-01', to: '2026-02-05' },
      { from: '2026-02-06', to: '2026-02-12' },
    ];
    expect(stayWhatIf({ rule: { days: 4, inDays: 30 }, stays, on: '2026-02-12' }).lastLawfulDay).toBe('2026-02-04');
    expect(stayWhatIf({ rule: { days: 1, inDays: 30 }, stays: [], on: '2026-02-12' }).lastLawfulDay).toBe('2026-02-12');
  });

  it('lets a stay without an end go on', () => {
    expect(stayWhatIf({ rule: { days: 10, inDays: 30 }, stays: [{ from: '2026-02-01' }], on: '2026-02-12' })).toMatchObject({
      daysUsed: 12,
      overstayDays: 2,
      lastLawfulDay: '2026-02-10',
      earliestNextEntry: '2026-03-05',
    });
  });

  it('takes an open stay as ended on the day asked about when a later entry is planned, and keeps the closed ones', () => {
    const question = { rule: RULE, on: '2024-03-30', plannedEntry: '2024-06-29' };
    const ended = stayWhatIf({ ...question, stays: [{ from: '2024-01-01', to: '2024-03-30' }] });
    expect(ended.maxStayFromPlannedEntry).toBe(90);
    expect(stayWhatIf({ ...question, stays: [{ from: '2024-01-01' }] }).maxStayFromPlannedEntry).toBe(90);
    const later = [{ from: '2024-01-01' }, { from: '2024-06-20', to: '2024-06-24' }];
    expect(stayWhatIf({ ...question, plannedEntry: '2024-07-20', stays: later }).maxStayFromPlannedEntry).toBe(85);
  });

  it('knows a cap in the calendar year, and days for each entry', () => {
    const stays = [{ from: '2025-12-20', to: '2026-01-10' }];
    expect(stayWhatIf({ rule: { daysPerYear: 10 }, stays, on: '2026-01-10' })).toEqual({
      daysUsed: 10,
      daysLeft: 0,
      overstayDays: 0,
      windowFrom: '2026-01-01',
      earliestNextEntry: '2026-01-10',
      lastLawfulDay: '2025-12-29',
    });
    expect(stayWhatIf({ rule: { daysPerYear: 10 }, stays, on: '2026-01-11' })).toMatchObject({ earliestNextEntry: '2027-01-01' });
    expect(stayWhatIf({ rule: { daysPerEntry: 30 }, stays, on: '2026-01-10', plannedEntry: '2026-01-11' })).toEqual({
      daysUsed: 22,
      daysLeft: 8,
      overstayDays: 0,
      windowFrom: '2025-12-20',
      earliestNextEntry: '2026-01-10',
      lastLawfulDay: '2026-01-18',
      maxStayFromPlannedEntry: 30,
    });
  });

  it('agrees with counting the days one by one, whatever the rule and the stays', () => {
    const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-01-01', days));
    const stay = fc.tuple(day, fc.integer({ min: 0, max: 20 })).map(([from, length]) => ({ from, to: addDays(from, length) }));
    const rule = fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 40 }))
      .map(([days, more]) => ({ days, inDays: days + more }));
    fc.assert(
      fc.property(rule, fc.array(stay, { maxLength: 6 }), day, (asked, list, on) => {
        const { daysUsed, daysLeft, overstayDays, windowFrom } = stayWhatIf({ rule: asked, stays: list, on });
        let count = 0;
        for (let back = 0; back < asked.inDays; back += 1) {
          const one = addDays(on, -back);
          if (list.some(({ from, to }) => from <= one && one <= to)) count += 1;
        }
        expect([daysUsed, daysLeft, overstayDays]).toEqual([count, Math.max(0, asked.days - count), Math.max(0, count - asked.days)]);
        expect(daysInclusive(windowFrom, on)).toBe(asked.inDays);
      }),
    );
  });
});
