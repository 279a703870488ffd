import { listRulebooks } from '@gatebook/reference-data';
import { stayOn, type Rulebook, type StayAnswer } from '@gatebook/rulebook';
import { stayAtCheck, stayTold } from './stay-texts.rules.js';

const ZONE = 'Asia/Shanghai';

describe('a stay as it is told', () => {
  it('has the figures at worst where too few crossings were read to know the days that count', () => {
    const cut = answer(new Date('2026-01-05T00:00:00Z'));
    expect(cut).toMatchObject({ daysLeft: 15, couldStayUntil: '2026-07-15', daysLeftAtWorst: 10 });
    expect(stayAtCheck(cut, 'en')).toMatchObject({ daysLeft: 10, mustLeaveBy: '2026-07-10' });
    expect(stayTold(cut, [], [], 'en')).toMatchObject({ daysLeft: 10, couldStayUntil: '2026-07-10' });
  });

  it('tells no last day where none may be left', () => {
    const cut = answer(new Date('2026-06-20T00:00:00Z'));
    expect(cut).toMatchObject({ couldStayUntil: '2026-07-15', daysLeftAtWorst: 0, earliestNextEntry: '2026-07-01' });
    const told = stayTold(cut, [], [], 'en');
    expect([told.daysLeft, told.couldStayUntil, told.earliestNextEntry]).toEqual([0, undefined, '2027-01-01']);
  });

  it('has the certain figures where all days that count were read, however old the record', () => {
    expect(stayAtCheck(answer(new Date('2025-12-31T00:00:00Z')), 'en')).toMatchObject({ daysLeft: 15, mustLeaveBy: '2026-07-15' });
    expect(stayAtCheck(answer(undefined), 'en')).toMatchObject({ daysLeft: 15, mustLeaveBy: '2026-07-15' });
  });
});

/** Outside on the first of July under 15 days in a calendar year, as known from a record that is whole from an instant on. */
function answer(recordFrom: Date | undefined): StayAnswer {
  return stayOn({
    hostSide: 'CN',
    crossings: [],
    permits: [{ number: 'P1', type: 'VN-LABOUR-DISPATCH', hostSide: 'CN', validFrom: '2026-01-01', validUntil: '2027-12-31' }],
    rulebooks: [withCap()],
    on: new Date('2026-07-01T04:00:00Z'),
    zone: ZONE,
    ...(recordFrom && { recordFrom }),
  });
}

function withCap(): Rulebook {
  const rulebook = listRulebooks().find(({ corridorId }) => corridorId === 'lang-son--chongzuo');
  if (!rulebook) throw new Error('no rulebook');
  const yearlyCap = { id: '99.1', sources: [], confidence: 'unverified', days: 15 } as const;
  return { ...rulebook, permits: rulebook.permits.map((rule) => ({ ...rule, stayPerEntry: undefined, yearlyCap })) };
}
