import { GATE_PUBLISHED, REGISTER_PERSON, RULEBOOK_IN_FORCE, type RegisterPerson, type RequestPermit } from '@gatebook/contracts';
import { listGates, listRulebooks } from '@gatebook/reference-data';
import { anActor, startTestService, until, type TestService, type TestServiceOptions } from '@gatebook/service-kit/testing';
import { PERMITS_SERVICE } from '../src/service.js';

/** Keys of the tests; a real deployment is given its own. */
export const TEST_KEYS = { signingKey: Buffer.alloc(32, 3).toString('base64url'), signingKeyId: 'v1' };

/** The real service, its own database, reached as the gateway reaches it; keys need not wait unless a test says otherwise. */
export function startPermits(options: TestServiceOptions = {}): Promise<TestService> {
  return startTestService(PERMITS_SERVICE, { ...options, settings: { ...TEST_KEYS, keyWaitHours: 0, ...options.settings } });
}

/** Tells the gates and rulebooks of the reference data, as corridors does, and waits until they are known. */
export async function tellOfCorridors(permits: TestService): Promise<void> {
  for (const gate of listGates()) await permits.tell(GATE_PUBLISHED, { gateId: gate.id, version: 1, gate: { ...gate } });
  for (const document of listRulebooks()) {
    const { corridorId, version, effectiveFrom } = document;
    await permits.tell(RULEBOOK_IN_FORCE, { corridorId, version, effectiveFrom, document: { ...document } });
  }
  const count = async (): Promise<unknown> =>
    permits.service.dataSource.query('SELECT (SELECT count(*) FROM gate)::int AS gates, (SELECT count(*) FROM rulebook)::int AS rulebooks');
  const all = JSON.stringify([{ gates: listGates().length, rulebooks: listRulebooks().length }]);
  await until(async () => JSON.stringify(await count()) === all, count);
}

/** Enters a person and gives back the id. */
export async function register(persons: TestService, person: RegisterPerson): Promise<string> {
  const { personId } = await persons.ask(REGISTER_PERSON, person, { actor: anActor('permit-officer'), purpose: 'permit-issue' });
  return personId;
}

/** A request for a permit that the rules allow: a Lao visitor to Quang Tri. */
export function aVisit(personId: string, request: Partial<RequestPermit> = {}): RequestPermit {
  return {
    type: 'VN-VISIT-PERMIT',
    hostSide: 'VN',
    personId,
    validFrom: '2026-11-21',
    validUntil: '2027-01-20',
    gates: ['vnla-la-lay'],
    zone: ['VN:VN-25'],
    purpose: 'relatives',
    entries: 'multiple',
    ...request,
  };
}
