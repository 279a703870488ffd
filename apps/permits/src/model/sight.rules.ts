import type { Actor } from '@gatebook/contracts';
import { GATE, LABOUR } from '@gatebook/vocabulary';
import type { KeptPermit } from './kept-permit.types.js';

/** An auditor and a service see the permits of all offices, and a gate does too, limited by `maySee`; everybody else sees those of one office. */
export function seesAllOffices(actor: Actor): boolean {
  return actor.role === 'auditor' || isGate(actor) || actor.kind === 'service';
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
