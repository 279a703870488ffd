import { TRAINED_MODEL } from '../generated/regional-model.js';
import type { PersonModel } from '../model.js';

/** The model for Vietnam's border provinces and their neighbours; `training` in it says how its figures were got. */
export const REGIONAL_MODEL: PersonModel = TRAINED_MODEL;
