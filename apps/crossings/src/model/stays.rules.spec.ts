import { findGate, type Gate } from '@gatebook/reference-data';
import type { Passage } from './facts.store.js';
import { staysOf } from './stays.rules.js';

const GATES = new Map<string, Gate>(
  ['vncn-huu-nghi', 'vnla-la-lay'].flatMap((id) => {
    const gate = findGate(id);
    return gate ? [[id, gate] as const] : [];
  }),
);

describe('stays as they follow from crossings', () => {
  it('of those who come run from entry to exit', () => {
    const stays = staysOf([aPassage('exit', '05'), aPassage('entry', '02')], 'VN', 'VN', GATES);
    expect(stays.map((stay) => [stay.in.toISOString(), stay.out?.toISOString()])).toEqual([
      ['2026-11-02T03:00:00.000Z', '2026-11-05T03:00:00.000Z'],
    ]);
  });

  it('of our own who go run from exit to re-entry, and the last is open', () => {
    const stays = staysOf([aPassage('exit', '09'), aPassage('entry', '05'), aPassage('exit', '02')], 'CN', 'VN', GATES);
    expect(stays.map((stay) => [stay.in.getUTCDate(), stay.out?.getUTCDate()])).toEqual([
      [2, 5],
      [9, undefined],
    ]);
  });

  it('do not begin at a gate to a third side', () => {
    expect(staysOf([aPassage('exit', '02')], 'LA', 'VN', GATES)).toEqual([]);
    expect(staysOf([{ ...aPassage('exit', '02'), gateId: 'vnla-la-lay' }], 'LA', 'VN', GATES)).toHaveLength(1);
  });

  it('end unseen at the next beginning, and an exit without an entry begins none', () => {
    const stays = staysOf([aPassage('exit', '01'), aPassage('entry', '02'), aPassage('entry', '04')], 'VN', 'VN', GATES);
    expect(stays.map((stay) => [stay.in.getUTCDate(), stay.out?.getUTCDate()])).toEqual([
      [2, 4],
      [4, undefined],
    ]);
  });
});

function aPassage(direction: 'entry' | 'exit', day: string): Passage {
  return { direction, occurredAt: `2026-11-${day}T03:00:00Z`, gateId: 'vncn-huu-nghi', permitNumber: null };
}
