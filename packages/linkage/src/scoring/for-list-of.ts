import type { LinkageModel } from '../model.js';

/**
 * A model for a list of so many people: the more there are, the more of them share a name and a birth date by chance. The prior becomes one in
 * so many, and both thresholds rise by as many bits as the prior falls; in a shorter list than the model's they stay. Make it once and keep it.
 */
export function forListOf(model: LinkageModel, people: number): LinkageModel {
  const prior = 1 / Math.max(people, 2);
  const bits = Math.max(0, Math.log2(model.prior / prior));
  return { ...model, prior, thresholds: { review: model.thresholds.review + bits, same: model.thresholds.same + bits } };
}
