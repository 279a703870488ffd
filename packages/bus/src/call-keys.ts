import { hkdfSync } from 'node:crypto';
import { APP_ACCOUNTS, askedBy } from './asking.js';
import type { BusDeclaration } from './declaration.js';

/** The keys of one app, as its settings hold them: whom it asks with which key, and by which key it knows who asks. */
export interface CallKeys {
  /** Of `<APP>_CALL_KEYS`. */
  readonly callKeys: string;
  /** Of `<APP>_CALLER_KEYS`. */
  readonly callerKeys: string;
}

/**
 * The keys of an app's calls, each derived from the one root secret (RFC 5869) that only the launcher holds: a key for each pair
 * of caller and answerer, so that no service can speak to another one as the gateway.
 */
export function callKeysOf(declaration: BusDeclaration, app: string, rootKey: string): CallKeys {
  const asked = askedBy(declaration, app);
  const callers = APP_ACCOUNTS.filter((caller) => askedBy(declaration, caller).includes(app));
  return {
    callKeys: asked.map((answerer) => `${answerer}:${pairKey(rootKey, app, answerer)}`).join(','),
    callerKeys: callers.map((caller) => `${caller}:${pairKey(rootKey, caller, app)}`).join(','),
  };
}

function pairKey(rootKey: string, caller: string, answerer: string): string {
  const secret = Buffer.from(rootKey, 'base64url');
  return Buffer.from(hkdfSync('sha256', secret, '', `gatebook call ${caller} to ${answerer}`, 32)).toString('base64url');
}
