import type { Actor } from '@gatebook/contracts';
import { ALL_OFFICES, type RowScope } from '@gatebook/service-kit';
import { seesAllOffices } from './sight.rules.js';

/** Whose permits row-level security shows an actor; who needs an office and has none sees nothing. */
export function sightOf(actor: Actor): RowScope {
  return seesAllOffices(actor) ? ALL_OFFICES : { office: actor.officeId };
}
