import { SET_QUOTA, SIGN_IN, SIGN_OUT, FIND_EMPLOYERS, type Employer } from '@gatebook/contracts';
import { v7 as uuid } from 'uuid';
import { answerFaults } from './answer-faults.js';

const caller = {
  kind: 'officer',
  officerId: uuid(),
  role: 'gate-officer',
  officeId: uuid(),
  officeName: 'Gate',
  territory: 'VN:VN-09',
  gateIds: [],
  endsAt: '2026-11-21T10:00:00.000Z',
};
const tokens = { token: 't', deviceToken: 'd' };

describe('an answer', () => {
  it('is what its operation declares, with what the gateway keeps back', () => {
    expect(answerFaults(SIGN_IN, { ...caller, ...tokens })).toEqual([]);
    expect(answerFaults(SIGN_IN, caller)).toEqual(['/token: token must be a string', '/deviceToken: deviceToken must be a string']);
    expect(answerFaults(SIGN_OUT, {})).toEqual([]);
    expect(answerFaults(SET_QUOTA, [])).toEqual([]);
  });

  it('has no member that nobody declared, no null without a word, and no value against its rule', () => {
    expect(answerFaults(SIGN_IN, { ...caller, ...tokens, passwordDigest: 'x' })).toEqual(['/passwordDigest is not declared']);
    expect(answerFaults(SIGN_IN, { ...caller, ...tokens, username: null })).toEqual(['/username is null without OrNull']);
    expect(answerFaults(SIGN_IN, { ...caller, ...tokens, endsAt: '2026-11-21' })).toEqual([
      '/endsAt: endsAt is not an instant with an offset (RFC 3339)',
    ]);
    expect(answerFaults(SIGN_IN, null)).toEqual([' is not an object']);
  });

  it('is checked item by item where it is a list', () => {
    const employer: Partial<Employer> = {};
    expect(answerFaults(FIND_EMPLOYERS, { items: [], next: null })).toEqual([]);
    expect(answerFaults(FIND_EMPLOYERS, { items: [employer], next: 7, total: 3 })).toEqual(
      expect.arrayContaining([
        '/total is not declared',
        '/next is neither a cursor nor null',
        expect.stringContaining('/items/0/employerId'),
      ]),
    );
    expect(answerFaults(SET_QUOTA, {})).toEqual([' is not a list']);
  });
});
