import { randomBytes } from 'node:crypto';
import { serviceActor, type Office, type Officer } from '@gatebook/contracts';
import { Audit, brokenConstraint, Clock, dataSourceOptions, inTransaction } from '@gatebook/service-kit';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { IdentitySettings } from '../../config.js';
import { ENTITIES } from '../../model/entities.js';
import { OfficeStore } from '../../model/office.store.js';
import { OfficerStore } from '../../model/officer.store.js';
import { hashPassword } from '../../model/password.adapter.js';
import { SessionStore } from '../../model/session.store.js';

const USERNAME = /^[a-z0-9][a-z0-9._-]{2,63}$/;

/** The administrator that was made; the password is shown this once. */
export interface MadeAdministrator {
  readonly username: string;
  readonly password: string;
  readonly officerId: string;
  readonly officeId: string;
}

/**
 * Makes an administrator from the machine itself, and an office when there is none: the way in on the first day, and again
 * when every administrator has lost their password. Whoever can run it could read the keys anyway.
 */
export async function createAdministrator(
  settings: IdentitySettings,
  username: string | undefined,
  clock: Clock = new Clock(),
): Promise<MadeAdministrator> {
  if (username === undefined || !USERNAME.test(username))
    throw new Error('give a user name: 3 to 64 small letters, digits, dots, hyphens or underscores');
  const password = randomBytes(18).toString('base64url');
  const passwordHash = await hashPassword(password);
  const [offices, officers, sessions, audit] = [new OfficeStore(), new OfficerStore(), new SessionStore(settings), new Audit(clock)];
  const dataSource = await new DataSource(dataSourceOptions('identity', settings.databaseUrl, ENTITIES)).initialize();
  try {
    return await inTransaction(dataSource, async (tx) => {
      const now = clock.now();
      const asked = { actor: serviceActor('identity'), traceId: randomBytes(16).toString('hex') };
      let office = await offices.findFirst(tx);
      if (office === null) {
        office = {
          officeId: uuid(),
          name: 'Administration',
          kind: 'authority',
          territory: settings.side,
          gateIds: [],
          createdAt: now.toISOString(),
        } satisfies Office;
        await offices.insert(tx, office);
        await audit.add(tx, asked, { action: 'create-office', thingKind: 'office', thingId: office.officeId });
      }
      const { officeId } = office;
      const officerId = await sessions.add(tx, username, passwordHash, now);
      const officer: Officer = { officerId, username, role: 'administrator', officeId, gateIds: [], createdAt: now.toISOString() };
      await officers.insert(tx, officer);
      await audit.add(tx, asked, { action: 'create-administrator', thingKind: 'officer', thingId: officerId, details: { officeId } });
      return { username, password, officerId, officeId };
    });
  } catch (error) {
    if (brokenConstraint(error) === 'auth_user_username_unique')
      throw new Error(`there is already an officer with the user name ${username}`, { cause: error });
    throw error;
  } finally {
    await dataSource.destroy();
  }
}
