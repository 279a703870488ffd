import fc from 'fast-check';
import { aStay, aStayPermit, into, outOf, type Clauses } from '../test/a-stay.js';
import { addDays, stayAccount, stayOn, type StayCrossing, type StayPermit } from './index.js';

const WEEK: Clauses = { days: 7 };
const FIRST = aStayPermit({ chainId: 'chain', validUntil: '2026-12-31' });

/** The cards after losses on these days: each ends on the day on which the next one begins. */
function reissued(...days: readonly string[]): StayPermit[] {
  const [first = FIRST.validUntil] = days;
  return [
    { ...FIRST, validUntil: first },
    ...days.map((day, index) => ({ ...FIRST, number: `P${index + 2}`, validFrom: day, validUntil: days[index + 1] ?? FIRST.validUntil })),
  ];
}

describe('a stay whose card was reissued', () => {
  const on = (day: string, permits: readonly StayPermit[], crossings: readonly StayCrossing[] = [into('2026-11-05')], clauses = WEEK) =>
    stayOn(aStay(clauses, crossings, day, { permits }));

  it('goes on without a gap when the card was lost on the day of entry', () => {
    const answer = on('2026-12-10', reissued('2026-11-05'), [into('2026-11-05')], { days: 90 });
    expect(answer).toMatchObject({ inside: true, mustLeaveBy: '2026-12-31', permitNumber: 'P2', daysUsed: 36 });
    expect(answer.overstayDays).toBeUndefined();
  });

  it('counts the days of an entry from the entry, however many cards were lost since', () => {
    const five = reissued('2026-11-08', '2026-11-11', '2026-11-14', '2026-11-17', '2026-11-20');
    for (const permits of [[FIRST], five])
      expect(on('2026-11-20', permits)).toMatchObject({ daysUsed: 16, daysLeft: 0, overstayDays: 9, mustLeaveBy: '2026-11-11' });
  });

  it('ends when the last card is revoked, and is prolonged by an extension of any', () => {
    const [lost, fresh] = reissued('2026-11-05') as [StayPermit, StayPermit];
    expect(on('2026-11-09', [lost, { ...fresh, validUntil: '2026-11-08' }])).toMatchObject({ mustLeaveBy: '2026-11-08', overstayDays: 1 });
    const prolonged = [{ ...lost, extensions: [{ grantedOn: '2026-11-05', days: 5 }] }, fresh];
    expect(on('2026-11-09', prolonged, undefined, { ...WEEK, extension: [5, 1] })).toMatchObject({ mustLeaveBy: '2026-11-16' });
  });

  it('is told with the card that held on each day', () => {
    const account = stayAccount(aStay(WEEK, [into('2026-11-05')], '2026-11-13', { permits: reissued('2026-11-08') }));
    expect(account).toMatchObject([
      { from: '2026-11-05', to: '2026-11-07', permitNumber: 'P1', lawful: true },
      { from: '2026-11-08', to: '2026-11-11', permitNumber: 'P2', lawful: true },
      { from: '2026-11-12', to: '2026-11-13', permitNumber: 'P2', lawful: false },
    ]);
  });

  it('promises no further entry by whichever card it is asked about', () => {
    const permits = reissued('2026-11-08').map((card) => ({ ...card, entriesLeft: 0 }));
    for (const permitNumber of ['P1', 'P2']) {
      const outside = aStay(WEEK, [into('2026-11-05'), outOf('2026-11-06')], '2026-11-09', { permits, permitNumber });
      expect(stayOn(outside)).not.toHaveProperty('earliestNextEntry');
    }
  });

  it('begins anew with a permit that replaces no card', () => {
    const renewed = reissued('2026-11-08').map((permit, index) => ({ ...permit, chainId: `chain-${index}` }));
    expect(on('2026-11-13', renewed)).toMatchObject({ mustLeaveBy: '2026-11-14' });
    expect(on('2026-11-13', renewed)).toEqual(
      on(
        '2026-11-13',
        renewed.map(({ chainId: _, ...permit }) => permit),
      ),
    );
  });

  it('is answered as if no card had been lost, whenever that was', () => {
    const clauses = fc.constantFrom<Clauses>({ days: 7 }, { hours: 36 }, { window: [10, 30] }, { days: 20, cap: 15 });
    const losses = fc.uniqueArray(fc.nat({ max: 25 }), { maxLength: 4 });
    fc.assert(
      fc.property(clauses, losses, fc.nat({ max: 30 }), fc.nat({ max: 30 }), (rules, lost, later, end) => {
        const cards = reissued(...lost.toSorted((a, b) => a - b).map((days) => addDays('2026-11-01', days)));
        const crossings = [into('2026-11-03'), outOf(addDays('2026-11-03', end)), into(addDays('2026-11-04', end))];
        const day = addDays('2026-11-03', later);
        const { permitNumber: _, ...answer } = on(day, cards, crossings, rules);
        const { permitNumber: __, ...withoutLoss } = on(day, [FIRST], crossings, rules);
        expect(answer).toEqual(withoutLoss);
      }),
    );
  });
});
