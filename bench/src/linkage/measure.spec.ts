import { measure, type ScoredPair } from './measure.js';
import { isTraining } from './compare-pairs.js';

const pair = (weight: number, isTrue: boolean): ScoredPair => ({
  weight,
  true: isTrue,
  decision: weight >= 10 ? 'same' : weight >= 5 ? 'review' : 'different',
});

describe('measuring', () => {
  const pairs = [pair(20, true), pair(10, true), pair(9.9, true), pair(12, false), pair(5, true), pair(4.9, true), pair(1, false)];
  const measured = measure(pairs, 8, { review: 5, same: 10 });

  it('counts at the model’s own thresholds, the threshold included', () => {
    expect(measured.same).toEqual({ threshold: 10, precision: 2 / 3, recall: 2 / 8, f1: expect.closeTo(4 / 11, 10) });
    expect(measured.review).toEqual({ threshold: 5, pairs: 2, true: 2, recallWithReview: 4 / 8 });
  });

  it('finds the best F1 over all thresholds and draws the curve down to the last pair', () => {
    expect(measured.best).toMatchObject({ threshold: 4.9, precision: 5 / 6, recall: 5 / 8 });
    expect(measured.curve.map(({ threshold }) => threshold)).toEqual([20, 12, 10, 5, 1]);
  });

  it('takes nothing for perfect precision and no recall', () => {
    expect(measure([], 3, { review: 5, same: 10 }).same).toMatchObject({ precision: 1, recall: 0, f1: 0 });
  });

  it('splits pairs by the hash of their id, about in half', () => {
    const ids = Array.from({ length: 4000 }, (_nothing, at) => `V${String(at + 1).padStart(4, '0')}`);
    const training = ids.filter(isTraining).length;
    expect(isTraining('V0001')).toBe(isTraining('V0001'));
    expect(training).toBeGreaterThan(1900);
    expect(training).toBeLessThan(2100);
  });
});
