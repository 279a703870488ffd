import { aKeptPermit } from '../../test/a-kept-permit.js';
import { permitNumber, shownStatus, standingOf, statusAfter, type Decision } from './permit.rules.js';
import type { KeptStatus } from './kept-permit.types.js';

const DURING = new Date('2026-12-15T03:00:00Z');
const DECISIONS: readonly Decision[] = ['issue', 'refuse', 'suspend', 'reinstate', 'revoke', 'retire', 'extend'];

describe('a permit’s status', () => {
  const allowed = (status: KeptStatus, at: Date) =>
    DECISIONS.filter((decision) => {
      try {
        return statusAfter(aKeptPermit({ status }), decision, at) !== undefined;
      } catch (error) {
        expect(error).toMatchObject({ code: 'PERMIT_STATUS' });
        return false;
      }
    });

  it.each<[KeptStatus, Decision[]]>([
    ['requested', ['issue', 'refuse']],
    ['issued', ['suspend', 'revoke', 'retire', 'extend']],
    ['suspended', ['reinstate', 'revoke', 'retire']],
    ['revoked', []],
    ['retired', []],
    ['refused', []],
  ])('%s allows %j', (status, decisions) => {
    expect(allowed(status, DURING)).toEqual(decisions);
  });

  it('allows nothing but the end once the last day on the host side is over', () => {
    // The last day is 31 December in China, where it ends at 16:00 UTC.
    const permit = aKeptPermit({ status: 'issued', hostSide: 'CN', validUntil: '2026-12-31' });
    expect(shownStatus(permit, new Date('2026-12-31T15:59:59Z'))).toBe('issued');
    expect(shownStatus(permit, new Date('2026-12-31T16:00:00Z'))).toBe('expired');
    expect(allowed('issued', new Date('2027-01-02T00:00:00Z'))).toEqual(['revoke', 'retire']);
  });

  it('stands in the status list from the issue on', () => {
    const statuses: KeptStatus[] = ['requested', 'refused', 'issued', 'suspended', 'revoked', 'retired'];
    expect(statuses.map(standingOf)).toEqual([null, null, 'valid', 'suspended', 'revoked', 'retired']);
  });

  it('goes with a number of side, year and serial', () => {
    expect(permitNumber('VN', '2026-11-21', 1234)).toBe('VN-26-0001234');
  });
});
