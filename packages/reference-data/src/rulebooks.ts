import type { Rulebook } from '@gatebook/rulebook';
import { RULEBOOKS } from './generated/rulebooks.js';

/** The rulebooks of the story's corridors, unsigned. Figures marked `example` are invented and must not be signed in production. */
export function listRulebooks(): readonly Rulebook[] {
  return RULEBOOKS;
}
