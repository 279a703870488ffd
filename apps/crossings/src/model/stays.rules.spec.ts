import { findGate, type Gate } from '@gatebook/reference-data';
import { staysOf } from '@gatebook/rulebook';
import { aPermit } from '../../test/start-crossings.js';
import type { Passage } from './facts.store.js';
import { sideVisited, stayCrossings, stayPermit } from './stays.rules.js';

const GATES = new Map<string, Gate>(
  ['vncn-huu-nghi', 'vnla-la-lay'].flatMap((id) => {
    const gate = findGate(id);
    return gate ? [[id, gate] as const] : [];
  }),
);

describe('stays as they follow from crossings', () => {
  it('of those who come run from entry to exit', () => {
    expect(daysOf([aPassage('exit', '05'), aPassage('entry', '02')], 'VN')).toEqual([[2, 5]]);
  });

  it('of our own who go run from exit to re-entry, and the last is open', () => {
    expect(daysOf([aPassage('exit', '09'), aPassage('entry', '05'), aPassage('exit', '02')], 'CN')).toEqual([
      [2, 5],
      [9, undefined],
    ]);
  });

  it('do not begin at a gate to a third side, and have ended by then', () => {
    const atLaLay = { ...aPassage('exit', '02'), gateId: 'vnla-la-lay' };
    expect(daysOf([aPassage('exit', '02')], 'LA')).toEqual([]);
    expect(daysOf([atLaLay], 'LA')).toEqual([[2, undefined]]);
    expect(daysOf([aPassage('exit', '04'), atLaLay], 'LA')).toEqual([[2, null]]);
  });

  it('end unseen at the next beginning, and an exit without an entry has a beginning that nobody saw', () => {
    expect(daysOf([aPassage('entry', '04'), aPassage('entry', '02'), aPassage('exit', '01')], 'VN')).toEqual([
      [undefined, 1],
      [2, null],
      [4, undefined],
    ]);
  });

  it('have the days of the host side’s post, whose clock may be an hour ahead', () => {
    const [ours] = crossingsOf([aPassage('exit', '02')], 'CN');
    const [theirs] = crossingsOf([aPassage('entry', '02')], 'VN');
    expect([ours?.zone, theirs?.zone]).toEqual(['Asia/Shanghai', 'Asia/Ho_Chi_Minh']);
  });

  it('are on the neighbour’s side for a child first seen going out, and on ours for one first seen coming in', () => {
    expect(sideVisited([aPassage('entry', '04'), aPassage('exit', '02')], 'VN', GATES)).toBe('CN');
    expect(sideVisited([aPassage('exit', '04'), aPassage('entry', '02')], 'VN', GATES)).toBe('VN');
    expect(sideVisited([], 'VN', GATES)).toBe('VN');
  });

  it('take the permit of a crossing only where it is known', () => {
    const passage = { ...aPassage('exit', '02'), permitNumber: 'VN-1' };
    const border = { hostSide: 'CN', deploymentSide: 'VN', gates: GATES };
    expect(stayCrossings([passage], border, new Set(['VN-1']))[0]?.permitNumber).toBe('VN-1');
    expect(stayCrossings([passage], border, new Set())[0]?.permitNumber).toBeNull();
  });
});

describe('a permit as leave to stay', () => {
  const known = (part: Parameters<typeof aPermit>[0], entriesUsed = 0) => ({
    standing: aPermit(part),
    registrationStatus: null,
    employerStatus: null,
    employerId: null,
    entriesUsed,
  });

  it('is none before it was issued, and ends with its revocation', () => {
    expect(stayPermit(known({ status: 'requested' }))).toBeNull();
    // 23:30 in Hanoi is the next day in Beijing.
    const revoked = { status: 'revoked', changedAt: '2026-11-20T16:30:00Z' } as const;
    expect(stayPermit(known(revoked))).toMatchObject({ validUntil: '2026-11-21' });
    expect(stayPermit(known({ ...revoked, validUntil: '2026-11-10' }))).toMatchObject({ validUntil: '2026-11-10' });
    expect(stayPermit(known({ changedAt: '2026-11-20T16:30:00Z' }))).toMatchObject({ validUntil: '2027-01-31' });
  });

  it('for one entry has none left once it was used', () => {
    expect(stayPermit(known({ entries: 'single' }))).toMatchObject({ entriesLeft: 1 });
    expect(stayPermit(known({ entries: 'single' }, 1))).toMatchObject({ entriesLeft: 0 });
    expect(stayPermit(known({}, 3))).not.toHaveProperty('entriesLeft');
  });
});

function crossingsOf(passages: readonly Passage[], hostSide: string) {
  return stayCrossings(passages, { hostSide, deploymentSide: 'VN', gates: GATES }, new Set());
}

function daysOf(passages: readonly Passage[], hostSide: string) {
  const stays = staysOf({ crossings: crossingsOf(passages, hostSide), on: new Date('2026-11-30T00:00:00Z'), zone: 'Asia/Ho_Chi_Minh' });
  return stays.map((stay) => [stay.in?.getUTCDate(), stay.out === undefined ? undefined : (stay.out?.getUTCDate() ?? null)]);
}

function aPassage(direction: 'entry' | 'exit', day: string): Passage {
  return { direction, occurredAt: `2026-11-${day}T03:00:00Z`, gateId: 'vncn-huu-nghi', permitNumber: null };
}
