import type { Comparison, PersonModel } from '../model.js';
import { readyModel, score } from '../scoring/score.js';
import { observePeople } from './observe-people.js';
import type { PreparedPerson } from './person.js';
import { REGIONAL_MODEL } from './regional-model.js';

/** Compares two people: one score in bits, as a probability and as a decision, and what each field adds. The order of the two does not matter. */
export function comparePeople(left: PreparedPerson, right: PreparedPerson, model: PersonModel = REGIONAL_MODEL): Comparison {
  const ready = readyModel(model);
  return score(observePeople(left, right, ready), ready);
}
