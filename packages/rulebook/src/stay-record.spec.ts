import { aStay, aStayPermit, at, into, outOf, SHANGHAI, stays } from '../test/a-stay.js';
import { stayAccount, stayFactsOf, stayOn, staysOf, type StayCrossing } from './index.js';

const WINDOW = { window: [20, 60] } as const;

describe('a record', () => {
  it('has its days by the clock of the host side’s post: 23:30 in Hanoi is the next day in Beijing', () => {
    const hanoi = (day: string, time: string): Date => new Date(`${day}T${time}+07:00`);
    const crossings = [
      into('2026-01-05', '', { at: hanoi('2026-01-05', '23:30') }),
      outOf('2026-01-07', '', { at: hanoi('2026-01-07', '23:30') }),
    ];
    const answer = stayOn(aStay(WINDOW, crossings, '2026-01-09'));
    expect(answer).toMatchObject({ daysUsed: 3 });
    expect(stayAccount(aStay(WINDOW, crossings, '2026-01-09'))).toMatchObject([{ from: '2026-01-06', to: '2026-01-08', days: 3 }]);
    // For who comes to Viet Nam the same instants are two evenings of Viet Nam's own.
    const own = crossings.map((crossing) => ({ ...crossing, zone: 'Asia/Ho_Chi_Minh' }));
    expect(stayAccount(aStay(WINDOW, own, '2026-01-09'))).toMatchObject([{ from: '2026-01-05', to: '2026-01-07' }]);
  });

  it('with two entries in a row has an exit that nobody saw: only the first day is certain', () => {
    const crossings = [into('2026-01-05'), into('2026-01-12'), outOf('2026-01-14')];
    const answer = stayOn(aStay(WINDOW, crossings, '2026-01-20'));
    expect(answer).toMatchObject({ daysUsed: 4, daysUsedRange: { certain: 4, possible: 10 }, daysLeft: 16, daysLeftAtWorst: 10 });
    expect(answer.because).toContainEqual({ clause: null, text: 'stay.exit-unseen', from: '2026-01-05', to: '2026-01-12', days: 7 });
    expect(staysOf(aStay(WINDOW, crossings, '2026-01-20'))).toMatchObject([
      { in: at('2026-01-05', '10:00'), out: null },
      { in: at('2026-01-12', '10:00'), out: at('2026-01-14', '17:00') },
    ]);
    expect(stayAccount(aStay(WINDOW, crossings, '2026-01-20')).map(({ from, to, certain, lawful }) => [from, to, certain, lawful])).toEqual(
      [
        ['2026-01-05', '2026-01-05', true, true],
        ['2026-01-06', '2026-01-12', false, null],
        ['2026-01-12', '2026-01-14', true, true],
      ],
    );
  });

  it('names a gap for as long as a day of it is in the window', () => {
    const crossings = [into('2026-01-05'), into('2026-01-12'), outOf('2026-01-14')];
    const steps = (on: string) => stayOn(aStay(WINDOW, crossings, on)).because.map(({ text }) => text);
    expect(steps('2026-03-12')).toContain('stay.exit-unseen');
    expect(steps('2026-03-13')).not.toContain('stay.exit-unseen');
  });

  it('with an exit and no entry began after the crossing before', () => {
    const crossings = [...stays(['2026-01-02', '2026-01-05']), outOf('2026-01-12')];
    const answer = stayOn(aStay(WINDOW, crossings, '2026-01-20'));
    expect(answer).toMatchObject({ inside: false, daysUsedRange: { certain: 5, possible: 11 } });
    expect(answer.because).toContainEqual({ clause: null, text: 'stay.entry-unseen', from: '2026-01-05', to: '2026-01-12', days: 7 });
  });

  it('that sees somebody at a third side’s gate knows that the stay was over by then, and that no new one began', () => {
    const elsewhere = into('2026-01-12', '09:00', { direction: 'elsewhere' });
    const answer = stayOn(aStay(WINDOW, [into('2026-01-05'), elsewhere], '2026-01-20'));
    expect(answer).toMatchObject({ inside: false, daysUsedRange: { certain: 1, possible: 8 } });
    const before = stayOn(aStay(WINDOW, [elsewhere, outOf('2026-01-14')], '2026-01-20'));
    expect(before).toMatchObject({ inside: false, daysUsedRange: { certain: 1, possible: 3 } });
  });

  it('that begins with an exit may hold every day before it, as far as the window looks', () => {
    const answer = stayOn(aStay(WINDOW, [outOf('2026-03-10')], '2026-03-20', { permits: [aStayPermit({ validFrom: '2026-01-01' })] }));
    expect(answer.daysUsedRange).toEqual({ certain: 1, possible: 50 });
    expect(answer).toMatchObject({
      daysLeft: 19,
      daysLeftAtWorst: 0,
      earliestNextEntry: '2026-03-20',
      earliestNextEntryAtWorst: '2026-04-20',
    });
  });

  it('that is whole from an instant on only says so, and is certain of nothing before it', () => {
    const answer = stayOn(aStay(WINDOW, [into('2026-03-10')], '2026-03-10', { recordFrom: at('2026-03-01') }));
    expect(answer.daysUsedRange).toEqual({ certain: 1, possible: 52 });
    expect(answer.because.map(({ text }) => text)).toContain('stay.record-begins');
  });

  it('refuses nobody by what is only possible, and has it looked at', () => {
    const crossings = [into('2026-01-05'), into('2026-01-30'), outOf('2026-01-31')];
    const facts = stayFactsOf(stayOn(aStay(WINDOW, crossings, '2026-02-01')));
    expect(facts).toEqual({ inside: false, daysLeft: 17, wouldExceed: '3.7' });
  });

  it('of one instant in one direction is one crossing, and an exit at the instant of an entry comes first', () => {
    const twice = [into('2026-01-05'), into('2026-01-05', '10:00', { gateId: 'another' }), outOf('2026-01-06')];
    expect(staysOf(aStay(WINDOW, twice, '2026-01-20'))).toMatchObject([{ gateIn: 'another', out: at('2026-01-06', '17:00') }]);
    const turned = [into('2026-01-05'), into('2026-01-08', '17:00'), outOf('2026-01-08', '17:00')];
    expect(stayOn(aStay(WINDOW, turned, '2026-01-09'))).toMatchObject({ inside: true, since: at('2026-01-08', '17:00'), daysUsed: 5 });
  });

  it('does not know yet what happens after the instant asked about', () => {
    const crossings = stays(['2026-01-05', '2026-01-10'], ['2026-01-15', '2026-01-20']);
    expect(stayOn(aStay(WINDOW, crossings, '2026-01-07'))).toMatchObject({ inside: true, daysUsed: 3 });
    expect(stayOn({ ...aStay(WINDOW, crossings, '2026-01-10'), on: at('2026-01-10', '17:00') })).toMatchObject({
      inside: false,
      daysUsed: 6,
    });
  });

  it('gives the same answer whatever order its crossings came in', () => {
    const history = [
      into('2026-01-05'),
      outOf('2026-01-05', '10:00'),
      into('2026-01-09'),
      into('2026-01-09', '10:00', { permitNumber: null }),
      outOf('2026-01-12'),
      outOf('2026-01-14', '17:00', { gateId: 'another' }),
    ];
    const expected = JSON.stringify(answersTo(history));
    let orders = 0;
    for (const order of permutations(history)) {
      expect(JSON.stringify(answersTo(order))).toBe(expected);
      orders += 1;
    }
    expect(orders).toBe(720);
  });

  it('is told day by day with the clause each day keeps to or breaks', () => {
    const question = aStay({ days: 10, window: [12, 30] }, stays(['2026-01-01', '2026-01-11'], ['2026-01-20', '2026-01-22']), '2026-01-25');
    expect(stayAccount(question).map(({ from, to, days, clause, lawful, kind }) => [from, to, days, clause, lawful, kind])).toEqual([
      ['2026-01-01', '2026-01-10', 10, '3.5', true, 'per-entry'],
      ['2026-01-11', '2026-01-11', 1, '3.5', false, 'per-entry'],
      ['2026-01-20', '2026-01-20', 1, '3.5', true, 'per-entry'],
      ['2026-01-21', '2026-01-22', 2, '3.7', false, 'rolling-window'],
    ]);
  });
});

function answersTo(crossings: readonly StayCrossing[]) {
  const question = { ...aStay({ days: 5, window: [20, 60] }, crossings, '2026-01-20'), zone: SHANGHAI, plannedEntry: '2026-02-01' };
  return [stayOn(question), stayAccount(question), staysOf(question)];
}

function* permutations<T>(items: readonly T[]): Generator<readonly T[]> {
  if (items.length < 2) {
    yield items;
    return;
  }
  for (let index = 0; index < items.length; index += 1) {
    const rest = [...items.slice(0, index), ...items.slice(index + 1)];
    for (const order of permutations(rest)) yield items.slice(index, index + 1).concat(order);
  }
}
