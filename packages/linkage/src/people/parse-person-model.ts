import type { PersonModel } from '../model.js';
import { parseModel } from '../parse-model.js';
import { STARTING_MODEL } from './starting-model.js';

/**
 * Reads a model file for people: beside what `parseModel` checks, every field and level that comparing people can see must be there (what a
 * model lacks would silently weigh nothing), and the prior must lie between 0 and 1. What is missing is named in the error.
 */
export function parsePersonModel(text: string): PersonModel {
  const model = parseModel(text);
  if (model.prior >= 1) throw new Error(`In a model of people prior must be below 1, not ${model.prior}.`);
  const missing = STARTING_MODEL.fields.flatMap(({ field, levels }) => {
    const given = model.fields.find((candidate) => candidate.field === field);
    if (given === undefined) return [`the field ${field}`];
    return levels
      .filter(({ level }) => !given.levels.some((candidate) => candidate.level === level))
      .map(({ level }) => `the level ${level} of ${field}`);
  });
  if (missing.length > 0) throw new Error(`A model of people lacks ${missing.join(', ')}.`);
  return model;
}
