import { Problem } from '../problems/problem.js';
import type { Actor } from './actor.js';

/** Throws for a machine: what two humans have to look at, none of them may be an API client or a service, which does what one human has told it. */
export function requireHuman({ kind }: Actor): void {
  if (kind !== 'officer') throw new Problem('HUMAN_NEEDED');
}

/** Throws unless a human decides who is none of those before: nobody counts twice, and machines never count. */
export function requireOtherHuman(actor: Actor, ...before: readonly (string | null)[]): void {
  requireHuman(actor);
  if (before.includes(actor.id)) throw new Problem('FOUR_EYES_NEEDED');
}
