import { startTestService, type TestService, type TestServiceOptions } from '@gatebook/service-kit/testing';
import { PERSONS_SERVICE } from '../src/service.js';

/** Keys of the tests; a real deployment is given its own. */
export const TEST_KEYS = {
  keyEncryptionKey: Buffer.alloc(32, 1).toString('base64url'),
  blindIndexKey: Buffer.alloc(32, 2).toString('base64url'),
};

/** The real service, its own database, reached as the gateway reaches it. */
export function startPersons(options: TestServiceOptions = {}): Promise<TestService> {
  return startTestService(PERSONS_SERVICE, { ...options, settings: { ...TEST_KEYS, ...options.settings } });
}
