import { CREATE_OFFICER, Problem, requireHuman, type Asked, type CreateOfficer, type Officer } from '@gatebook/contracts';
import { Audit, brokenConstraint, Clock, Database, Answers, Feature } from '@gatebook/service-kit';
import { IdentitySettings } from '../../config.js';
import { gatesFor } from '../../model/gates.rules.js';
import { withPasswordHidden } from '../../model/keyed-digest.rules.js';
import { OfficeStore } from '../../model/office.store.js';
import { OfficerStore } from '../../model/officer.store.js';
import { hashPassword } from '../../model/password.adapter.js';
import { SessionStore } from '../../model/session.store.js';

/** Adds an officer. Administrators count where two humans are needed, so a machine makes none. */
@Feature()
export class CreateOfficerUseCase {
  constructor(
    private readonly database: Database,
    private readonly offices: OfficeStore,
    private readonly officers: OfficerStore,
    private readonly sessions: SessionStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
  ) {}

  @Answers(CREATE_OFFICER)
  async execute(asked: Asked<CreateOfficer>): Promise<Officer> {
    const { username, password, displayName, role, officeId, gateIds: chosen } = asked.body;
    if (role === 'administrator') requireHuman(asked.actor);
    const passwordHash = await hashPassword(password);
    try {
      return await this.database.change(withPasswordHidden(asked, this.settings.sessionSecret), CREATE_OFFICER.subject, async (tx) => {
        const office = await this.offices.get(tx, officeId);
        const gateIds = gatesFor(role, office.gateIds, chosen);
        const now = this.clock.now();
        const officerId = await this.sessions.add(tx, username, passwordHash, now);
        const officer: Officer = { officerId, username, displayName, role, officeId, gateIds, createdAt: now.toISOString() };
        await this.officers.insert(tx, officer);
        await this.audit.add(tx, asked, {
          action: 'create-officer',
          thingKind: 'officer',
          thingId: officerId,
          details: { role, officeId, gateIds },
        });
        return officer;
      });
    } catch (error) {
      // Two administrators may choose one user name at once: the constraint decides who was first.
      if (brokenConstraint(error) === 'auth_user_username_unique') throw new Problem('USERNAME_TAKEN');
      throw error;
    }
  }
}
