import { STAY_WHAT_IF, type StayWhatIf } from '@gatebook/contracts';
import { startCrossings, type TestCrossings } from '../../../test/start-crossings.js';

const ASKED: StayWhatIf = { rule: { days: 90, inDays: 180 }, stays: [{ from: '2014-08-15', to: '2014-09-30' }], on: '2014-11-30' };

describe('a stay without a person', () => {
  let gates: TestCrossings;
  beforeAll(async () => {
    gates = await startCrossings();
  }, 60_000);
  afterAll(() => gates.stop());

  it('is reckoned for anyone, signed in or not', async () => {
    expect(STAY_WHAT_IF.roles).toBe('anyone');
    expect(await gates.ask(STAY_WHAT_IF, ASKED)).toEqual({
      daysUsed: 47,
      daysLeft: 43,
      overstayDays: 0,
      windowFrom: '2014-06-04',
      lastLawfulDay: '2015-01-11',
      earliestNextEntry: '2014-11-30',
    });
  });

  it('says how long a planned stay may be', async () => {
    expect(await gates.ask(STAY_WHAT_IF, { ...ASKED, plannedEntry: '2015-01-01' })).toMatchObject({ maxStayFromPlannedEntry: 90 });
  });

  it('counts to the last day of 2200 and from the first of 1900', async () => {
    const stays = [{ from: '1900-01-01', to: '1900-01-02' }];
    expect(await gates.ask(STAY_WHAT_IF, { ...ASKED, stays, on: '2200-12-31' })).toMatchObject({ lastLawfulDay: '2201-03-30' });
  });

  it('refuses what makes no sense, and names it', async () => {
    const stays = [{ from: '2014-08-15', to: '2014-08-14' }];
    await expect(gates.ask(STAY_WHAT_IF, { ...ASKED, rule: {}, stays })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      errors: [{ pointer: '/stays/0/to' }, { pointer: '/rule' }],
    });
  });
});
