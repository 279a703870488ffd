import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import { CALLS, GATEWAY, serviceOf, type Asked, type Behind, type Voucher } from '@gatebook/contracts';
import type { Keyring } from './call-keyring.js';

/** What the gateway says: who asked the caller, why, and until when its word holds. */
interface Vouched extends Behind {
  readonly caller: string;
  readonly deadline: number;
}

/** The services that each service asks while somebody waits. */
const ASKED_IN_TURN: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(CALLS.map(({ caller }) => caller))].map((caller) => {
    const asked = CALLS.filter((call) => call.caller === caller && call.isInTurn === true);
    return [caller, [...new Set(asked.map(({ operation }) => serviceOf(operation.subject)))]];
  }),
);

/**
 * The gateway's word for those whom a service asks in turn. Each is under the key of the gateway and the one who is told, so that the service
 * in between can pass it on and can make none: it names nobody who has not just asked it.
 */
export function vouchersFor(caller: string, { actor, purpose, caseReference, deadline }: Asked, keyring: Keyring): Asked['vouchers'] {
  const answerers = ASKED_IN_TURN.get(caller) ?? [];
  if (answerers.length === 0) return undefined;
  const vouched: Vouched = { caller, deadline, actor, purpose, caseReference };
  const words = JSON.stringify(vouched);
  const each = answerers.flatMap((answerer): [string, Voucher][] => {
    const keys = keyring.get(answerer);
    return keys === undefined ? [] : [[answerer, { words, proof: proofOfVoucher(keys.proof, words) }]];
  });
  return Object.fromEntries(each);
}

/** Who is behind a call; null where the word is not the gateway's, was given to another service, or holds no more. */
export function readVoucher({ words, proof }: Voucher, caller: string, callers: Keyring, now: number): Behind | null {
  const keys = callers.get(GATEWAY);
  if (keys === undefined || typeof words !== 'string' || typeof proof !== 'string') return null;
  const [given, due] = [Buffer.from(proof), Buffer.from(proofOfVoucher(keys.proof, words))];
  if (given.length !== due.length || !timingSafeEqual(given, due)) return null;
  const vouched: Vouched = JSON.parse(words);
  if (vouched.caller !== caller || vouched.deadline < now) return null;
  const { actor, purpose, caseReference } = vouched;
  return { actor, purpose, caseReference };
}

/** Of its own kind: no voucher is the proof of a call, nor the other way round. */
function proofOfVoucher(key: KeyObject, words: string): string {
  return createHmac('sha256', key).update('gatebook voucher 1\0').update(words).digest('base64url');
}
