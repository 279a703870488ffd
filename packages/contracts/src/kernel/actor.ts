import type { CallerKind, Role } from '@gatebook/vocabulary';

/** Who asks: carried with every request, so that a service can decide on scope and write its audit entry. */
export interface Actor {
  readonly kind: CallerKind | 'service' | 'nobody';
  /** The officer's, client's or service's id; never a name. */
  readonly id: string;
  readonly role: Role | null;
  /** Registrations, imports and queues belong to an office; another office's is 404. */
  readonly officeId: string | null;
  /** Gates the actor works at; others are refused. */
  readonly gateIds: readonly string[];
  /** Territory of the actor's office, for statistics of its own territory. */
  readonly territory: string | null;
}

/** A caller who has not signed in. */
export const NOBODY: Actor = { kind: 'nobody', id: 'nobody', role: null, officeId: null, gateIds: [], territory: null };

/** A service that acts on its own account, for example when an event makes it issue a permit. */
export function serviceActor(service: string): Actor {
  return { kind: 'service', id: service, role: null, officeId: null, gateIds: [], territory: null };
}
