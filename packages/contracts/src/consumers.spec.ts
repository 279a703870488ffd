import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataStorage } from 'class-validator';
import { CALLS, CONSUMERS, durableOf, EVENTS, Nothing, OPERATIONS, serviceOf, SERVICES } from './index.js';

const APPS = join(__dirname, '..', '..', '..', 'apps');

/** Every pair of kind and purpose that an app's source hears. */
function heardBy(service: string): readonly string[] {
  const sources = readdirSync(join(APPS, service, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  return sources.flatMap((path) =>
    [...readFileSync(join(APPS, service, 'src', path), 'utf8').matchAll(/@Hears\(\s*([A-Z_]+),\s*'([^']+)'/g)].map(
      ([, , purpose = '']) => `${service}_${purpose}`,
    ),
  );
}

describe('consumers', () => {
  it('have these names for ever: one under another name would hear everything again', () => {
    expect(CONSUMERS.map(durableOf).toSorted()).toEqual([
      'crossings_keep-employer-standing',
      'crossings_keep-gate-notices',
      'crossings_keep-gates',
      'crossings_keep-permit-standing',
      'crossings_keep-registration-standing',
      'crossings_keep-rulebooks',
      'crossings_keep-trust-list',
      'permits_keep-gates',
      'permits_keep-registrations',
      'permits_keep-rulebooks',
      'statistics_correct-crossings',
      'statistics_count-crossings',
      'statistics_keep-registrations',
      'workers_activate-registrations',
      'workers_keep-agreements',
      'workers_keep-rulebooks',
    ]);
  });

  it('are those that the services hear with, one for each', () => {
    expect(SERVICES.flatMap(heardBy).toSorted()).toEqual(CONSUMERS.map(durableOf).toSorted());
  });

  it('hear kinds of events that are declared, of other services', () => {
    for (const { service, kind } of CONSUMERS) {
      expect(EVENTS).toContain(kind);
      expect(serviceOf(kind.subject)).not.toBe(service);
    }
  });
});

describe('calls between services', () => {
  it('are these, and each is another service’s operation', () => {
    expect(CALLS.map(({ caller, operation }) => `${caller} asks ${operation.subject}`)).toEqual([
      'workers asks persons.get-facts.v1',
      'permits asks persons.get-facts.v1',
      'permits asks persons.get-card.v1',
      'permits asks persons.log-access.v1',
      'crossings asks persons.identify-sealed.v1',
    ]);
    for (const { caller, operation } of CALLS) expect(serviceOf(operation.subject)).not.toBe(caller);
    expect([...new Set(OPERATIONS.map(({ subject }) => serviceOf(subject)))].toSorted()).toEqual([...SERVICES].toSorted());
  });
});

describe('secrets on the bus', () => {
  /** The fields of a request or an answer, by what checks them. */
  const fieldsOf = (dto: new () => unknown): readonly string[] =>
    getMetadataStorage()
      .getTargetValidationMetadatas(dto, '', false, false)
      .map(({ propertyName }) => propertyName);

  it('are sealed: every operation whose request or answer has a field for one, added and kept back by the gateway or not', () => {
    const secret = /password|secret|token$|token_|private|passphrase|otp/i;
    // A signed document that anybody may read: `token` names its form there.
    const open = ['permits.get-trust-list.v1', 'permits.get-status-list.v1'];
    const withSecrets = OPERATIONS.filter(({ request, adds = Nothing, answer, keepsBack = Nothing }) =>
      [request, adds, answer, keepsBack].flatMap(fieldsOf).some((field) => secret.test(field)),
    );
    const sealed = OPERATIONS.filter((operation) => operation.sealed === true).map(({ subject }) => subject);
    const subjects = withSecrets.map(({ subject }) => subject).filter((subject) => !open.includes(subject));
    expect(sealed).toEqual(subjects);
    expect(sealed).toEqual([
      'identity.create-api-client.v1',
      'identity.create-officer.v1',
      'identity.issue-token.v1',
      'identity.set-password.v1',
      'identity.sign-in.v1',
      'identity.sign-out.v1',
      'identity.verify-access.v1',
    ]);
  });
});
