import { ACCESS_ENDED, Problem, requireHuman, SET_PASSWORD, type Asked, type Nothing, type SetPassword } from '@gatebook/contracts';
import { Audit, Clock, Database, Outbox, Answers, Feature } from '@gatebook/service-kit';
import { IdentitySettings } from '../../config.js';
import { FailedSignInStore } from '../../model/failed-sign-in.store.js';
import { withPasswordHidden } from '../../model/keyed-digest.rules.js';
import { OfficerStore } from '../../model/officer.store.js';
import { hashPassword } from '../../model/password.adapter.js';
import { SessionStore } from '../../model/session.store.js';

/** SessionStore that were begun with the old password end: whoever lost it may have lost them too. A machine that knew an administrator's could act as that human, so it sets none. */
@Feature()
export class SetPasswordUseCase {
  constructor(
    private readonly database: Database,
    private readonly officers: OfficerStore,
    private readonly sessions: SessionStore,
    private readonly failures: FailedSignInStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
  ) {}

  @Answers(SET_PASSWORD)
  async execute(asked: Asked<SetPassword>): Promise<Nothing> {
    const { password } = asked.body;
    const passwordHash = await hashPassword(password);
    return this.database.change(withPasswordHidden(asked, this.settings.sessionSecret), SET_PASSWORD.subject, async (tx) => {
      const officer = await this.officers.findForUpdate(tx, asked.body.officerId);
      if (officer === null) throw new Problem('NOT_FOUND');
      if (officer.role === 'administrator') requireHuman(asked.actor);
      const { officerId } = officer;
      const now = this.clock.now();
      await this.sessions.setPassword(tx, officerId, passwordHash, now);
      await this.sessions.endAll(tx, officerId);
      await this.failures.forgetAll(tx, officer.username);
      await this.audit.add(tx, asked, { action: 'set-password', thingKind: 'officer', thingId: officerId });
      await this.outbox.add(tx, ACCESS_ENDED, {
        aggregateId: officerId,
        occurredAt: now,
        traceId: asked.traceId,
        body: { kind: 'officer', actorId: officerId },
      });
      return {};
    });
  }
}
