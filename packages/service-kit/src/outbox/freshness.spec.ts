import { GATE_PUBLISHED, PERMIT_CHANGED, REGISTRATION_CHANGED } from '@gatebook/contracts';
import { Freshness, type Blocked } from './freshness.js';

const NOW = new Date('2026-11-21T03:00:00Z');
const HOUR_AGO = new Date('2026-11-21T02:00:00Z');

describe('what could not be taken in', () => {
  const waits = (aggregateId: string): Blocked => ({ subject: PERMIT_CHANGED.subject, aggregateId, since: HOUR_AGO });
  const about = (aggregateId: string) => [{ kind: PERMIT_CHANGED, aggregateIds: [aggregateId] }];
  const freshness = (blocked: readonly Blocked[], isWhole?: boolean): Freshness => {
    const made = new Freshness();
    made.reached('permits', PERMIT_CHANGED.subject, NOW);
    made.block(blocked, isWhole);
    return made;
  };

  it('is missing of its own thing, and makes that as old as it is', () => {
    const made = freshness([waits('a')]);
    expect([made.isMissing(about('a')), made.ageSeconds(NOW, about('a'))]).toEqual([true, 3_600]);
    expect([made.isMissing(about('b')), made.ageSeconds(NOW, about('b'))]).toEqual([false, 0]);
    expect(made.ageSeconds(NOW)).toBe(3_600);
    expect(made.isMissing([{ kind: REGISTRATION_CHANGED, aggregateIds: ['a'] }])).toBe(false);
  });

  it('of a kind that nobody names matters whole for the age, and stops nothing', () => {
    const made = freshness([{ subject: GATE_PUBLISHED.subject, aggregateId: 'g', since: HOUR_AGO }]);
    expect([made.isMissing(about('a')), made.ageSeconds(NOW, about('a'))]).toEqual([false, 3_600]);
  });

  it('may be missing of anything where there is more of it than is named', () => {
    const made = freshness([waits('a')], false);
    expect([made.isMissing(about('b')), made.ageSeconds(NOW, about('b'))]).toEqual([true, 3_600]);
  });
});
