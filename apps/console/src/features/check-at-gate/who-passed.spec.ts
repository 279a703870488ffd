import { whoPassed } from './who-passed.js';

const NOBODY = { permit: null, person: {} };

describe('who passed', () => {
  it('is whom the check knew, by the permit before the person', () => {
    const permit = { permitId: 'p', number: 'VN-26-0000001' };
    expect(whoPassed({ permit, person: { personId: 'x' } }, { credential: 'GB1:A' })).toEqual({ permitNumber: 'VN-26-0000001' });
    expect(whoPassed({ permit: null, person: { personId: 'x' } }, { mrz: [] })).toEqual({ personId: 'x' });
  });

  it.each([{ credential: 'GB1:A' }, { permitNumber: 'VN-26-0000001' }, { document: { issuer: 'LAO', number: 'P1' } }])(
    'is told by what was shown where the check knew nobody: %j',
    (shown) => {
      expect(whoPassed(NOBODY, shown)).toEqual(shown);
    },
  );

  it('is told by a neighbour’s paper itself, not by its number', () => {
    expect(whoPassed({ permit: { number: 'LA-26-0000001' }, person: {} }, { credential: 'GB1:A' })).toEqual({ credential: 'GB1:A' });
  });

  it('is nobody where only the lines of a document were read and persons knew none', () => {
    expect(whoPassed(NOBODY, { mrz: ['A', 'B'] })).toEqual({});
  });
});
