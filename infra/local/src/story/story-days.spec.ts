import { stillGood } from './story-days.js';

describe('the days of the story', () => {
  it('are those that are written while they last', () => {
    expect(stillGood('2026-10-15', '2026-12-31', '2026-11-28')).toEqual(['2026-10-15', '2026-12-31']);
    expect(stillGood('2026-10-15', '2026-12-31', '2026-12-31')).toEqual(['2026-10-15', '2026-12-31']);
  });

  it('are moved as a whole once they are over', () => {
    expect(stillGood('2026-10-15', '2026-12-31', '2027-03-01')).toEqual(['2027-02-12', '2027-04-30']);
  });
});
