import { forgetCrossing, keepCrossing, keptCrossing } from './kept-crossing.js';
import type { Crossing } from './gate-calls.js';

const CROSSING: Crossing = JSON.parse('{"occurredAt":"2026-11-28T03:00:00Z","made":{"crossingId":"c1"},"outcome":"passed","reason":null}');

describe('a crossing without an answer', () => {
  const kept = new Map<string, string>();
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };

  it('is there after the page was loaded again, for the officer who sent it alone, until it is answered', () => {
    keepCrossing(store, 'minh.gate', CROSSING);
    expect(keptCrossing(store, 'minh.gate')).toEqual(CROSSING);
    expect(keptCrossing(store, 'thu.gate')).toBeNull();
    forgetCrossing(store);
    expect(keptCrossing(store, 'minh.gate')).toBeNull();
  });

  it('that cannot be read is none', () => {
    kept.set('gatebook-crossing', '{');
    expect(keptCrossing(store, 'minh.gate')).toBeNull();
  });
});
