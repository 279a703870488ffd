import { GATE, LABOUR, type Actor } from '@gatebook/contracts';
import type { KeptPermit } from './kept-permit.js';

/** An office that there is not: an actor who needs one and has none sees nothing. */
const NO_OFFICE = '00000000-0000-0000-0000-000000000000';

/** The actor whose office row-level security goes by: an auditor sees all, a gate sees all and is limited by `admitsAt`, everybody else one office. */
export function sightOf(actor: Actor): { readonly actor: Actor } {
  const seesAll = actor.role === 'auditor' || isGate(actor) || actor.kind === 'service';
  return { actor: { ...actor, officeId: seesAll ? null : (actor.officeId ?? NO_OFFICE) } };
}

/** Permits are readable at every gate they admit; one without gates admits at each that its rule allows. */
export function maySee(actor: Actor, { gates }: KeptPermit): boolean {
  return !isGate(actor) || gates.length === 0 || gates.some((gate) => actor.gateIds.includes(gate));
}

function isGate({ role }: Actor): boolean {
  return GATE.some((gateRole) => gateRole === role);
}

/** Who decides about a permit: the labour office of its registration, or the office that issued it. Row-level security lets both change the row; which of them an actor is, the role says. */
export function mayDecide({ role, officeId }: Actor, permit: KeptPermit): boolean {
  if (officeId === null) return false;
  return LABOUR.some((one) => one === role) ? permit.registrationOfficeId === officeId : permit.officeId === officeId;
}
