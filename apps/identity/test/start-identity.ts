import { randomBytes } from 'node:crypto';
import { CREATE_OFFICE, CREATE_OFFICER, type CreateOffice, type CreateOfficer, type Office, type Officer } from '@gatebook/contracts';
import { startTestService, type TestService, type TestServiceOptions } from '@gatebook/service-kit/testing';
import { IDENTITY_SERVICE } from '../src/service.js';

/** A password for tests. */
export const PASSWORD = 'rain over the pass 7';

/** The real identity service on its own database and broker. */
export function startIdentity(options: TestServiceOptions = {}): Promise<TestService> {
  const secrets = { tokenKey: randomBytes(32).toString('base64url'), sessionSecret: randomBytes(32).toString('base64url') };
  return startTestService(IDENTITY_SERVICE, { ...options, settings: { ...secrets, ...options.settings } });
}

/** Adds an office. */
export function anOffice(identity: TestService, office: Partial<CreateOffice> = {}): Promise<Office> {
  return identity.ask(CREATE_OFFICE, {
    name: 'Gate office',
    kind: 'gate',
    territory: 'VN:VN-09',
    gateIds: ['vncn-huu-nghi', 'vncn-tan-thanh'],
    ...office,
  });
}

let made = 0;

/** Adds an officer with a user name of their own. */
export function anOfficer(identity: TestService, officeId: string, officer: Partial<CreateOfficer> = {}): Promise<Officer> {
  return identity.ask(CREATE_OFFICER, { username: `officer.${++made}`, password: PASSWORD, role: 'gate-officer', officeId, ...officer });
}
