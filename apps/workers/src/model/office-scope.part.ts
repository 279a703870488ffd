import { Problem, type Actor, type Asked } from '@gatebook/contracts';
import { ALL_OFFICES, type Database, type Transaction } from '@gatebook/service-kit';
import { LABOUR } from '@gatebook/vocabulary';

/** The office whose registrations the actor may see; null where all may be seen (auditor, permit officer, a service). */
export function officeScope(actor: Actor): string | null {
  return LABOUR.some((role) => role === actor.role) ? ownOffice(actor) : null;
}

/** The office that a labour officer works for; one without an office may not work on registrations. */
export function ownOffice({ officeId }: Actor): string {
  if (officeId === null) throw new Problem('NOT_ALLOWED');
  return officeId;
}

/** Reads with the actor's sight: an auditor has an office too, but not its blinkers. */
export function readInScope<Answer>(
  database: Database,
  asked: Asked,
  steps: (tx: Transaction, office: string | null) => Promise<Answer>,
): Promise<Answer> {
  const office = officeScope(asked.actor);
  return database.read(asked, (tx) => steps(tx, office), office === null ? ALL_OFFICES : { office });
}
