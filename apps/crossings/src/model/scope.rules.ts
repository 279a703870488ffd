import type { Actor } from '@gatebook/contracts';

/** Gate officers and devices work at the gates they are assigned to. */
export function mayWorkAt(actor: Actor, gateId: string): boolean {
  return actor.gateIds.includes(gateId);
}

/** An auditor may look at every gate. */
export function mayLookAt(actor: Actor, gateId: string): boolean {
  return actor.role === 'auditor' || mayWorkAt(actor, gateId);
}
