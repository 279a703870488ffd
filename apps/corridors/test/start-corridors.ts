import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { ADD_SIDE_KEY, CONFIRM_SIDE_KEY, PROPOSE_RULEBOOK, SIGN_RULEBOOK, type Asked, type WholeRulebook } from '@gatebook/contracts';
import { listRulebooks } from '@gatebook/reference-data';
import { canonicalRulebook, type Rulebook } from '@gatebook/rulebook';
import { anActor, startTestService, type TestService, type TestServiceOptions } from '@gatebook/service-kit/testing';
import { CORRIDORS_SERVICE } from '../src/service.js';

/** The real service on a database of its own; rulebooks with invented figures may be signed and keys need not wait unless a test says otherwise. */
export function startCorridors(options: TestServiceOptions = {}): Promise<TestService> {
  return startTestService(CORRIDORS_SERVICE, { ...options, settings: { examplesAllowed: 'true', keyWaitHours: 0, ...options.settings } });
}

/** A rulebook of the reference data. */
export function aRulebook(corridorId: string, changes: Partial<Rulebook> = {}): Rulebook {
  const rulebook = listRulebooks().find((each) => each.corridorId === corridorId);
  if (!rulebook) throw new Error(`no rulebook of ${corridorId}`);
  return { ...rulebook, ...changes };
}

/** A key of a side, entered by one administrator and confirmed by another. */
export async function aSideKey(
  corridors: TestService,
  side: string,
): Promise<{ readonly side: string; readonly keyId: string; readonly privateKey: KeyObject }> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const keyId = `${side.toLowerCase()}-${randomBytes(4).toString('hex')}`;
  await corridors.ask(ADD_SIDE_KEY, {
    side,
    keyId,
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    validFrom: '2025-01-01T00:00:00Z',
  });
  await corridors.ask(CONFIRM_SIDE_KEY, { side, keyId });
  return { side, keyId, privateKey };
}

/** One side signs, each time another officer unless a test says otherwise. */
export function signAs(
  corridors: TestService,
  rulebook: Rulebook,
  key: Awaited<ReturnType<typeof aSideKey>>,
  asked: Partial<Asked> = {},
): Promise<WholeRulebook> {
  const signature = sign(null, Buffer.from(canonicalRulebook(rulebook)), key.privateKey).toString('base64url');
  const { corridorId, version } = rulebook;
  return corridors.ask(
    SIGN_RULEBOOK,
    { corridorId, version, side: key.side, keyId: key.keyId, signature },
    { actor: anActor('focal-point'), ...asked },
  );
}

/** Brings a rulebook into force: proposed and signed by both sides. */
export async function bringIntoForce(corridors: TestService, rulebook: Rulebook): Promise<void> {
  await corridors.ask(PROPOSE_RULEBOOK, { corridorId: rulebook.corridorId, document: { ...rulebook } }, { actor: anActor('focal-point') });
  for (const side of rulebook.sides) await signAs(corridors, rulebook, await aSideKey(corridors, side));
}
