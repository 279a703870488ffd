import { ACCESS_ENDED, DEACTIVATE_OFFICER, Problem, requireHuman, type Asked, type Officer, type OneOfficer } from '@gatebook/contracts';
import { Audit, Clock, Database, Outbox, Answers, Feature } from '@gatebook/service-kit';
import { OfficerStore } from '../../model/officer.store.js';
import { SessionStore } from '../../model/session.store.js';

/**
 * Safe to repeat. Only an administrator who can still act deactivates another, and nobody themselves: so there is always one left, also
 * when two deactivate each other at once.
 */
@Feature()
export class DeactivateOfficerUseCase {
  constructor(
    private readonly database: Database,
    private readonly officers: OfficerStore,
    private readonly sessions: SessionStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Answers(DEACTIVATE_OFFICER)
  async execute(asked: Asked<OneOfficer>): Promise<Officer> {
    return this.database.change(asked, DEACTIVATE_OFFICER.subject, async (tx) => {
      // Before the officer's own row, which may be one of them: two that lock in another order would wait for each other.
      const administrators = await this.officers.lockAdministrators(tx);
      const officer = await this.officers.findForUpdate(tx, asked.body.officerId);
      if (officer === null) throw new Problem('NOT_FOUND');
      // From the row on, never as the caller wrote it: gateways compare what the event says.
      const { officerId } = officer;
      if (officerId === asked.actor.id) throw new Problem('FOUR_EYES_NEEDED');
      if (officer.role === 'administrator') {
        requireHuman(asked.actor);
        if (!administrators.includes(asked.actor.id)) throw new Problem('NOT_ALLOWED');
      }
      if (officer.deactivatedAt !== undefined) return officer;
      const now = this.clock.now();
      await this.officers.deactivate(tx, officerId, now);
      await this.sessions.endAll(tx, officerId);
      await this.audit.add(tx, asked, { action: 'deactivate-officer', thingKind: 'officer', thingId: officerId });
      await this.outbox.add(tx, ACCESS_ENDED, {
        aggregateId: officerId,
        occurredAt: now,
        traceId: asked.traceId,
        body: { kind: 'officer', actorId: officerId },
      });
      return { ...officer, deactivatedAt: now.toISOString() };
    });
  }
}
