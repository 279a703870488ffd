import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** The keys of one pair of caller and answerer: one proves who asks, the other one hides secrets. */
export interface PairKeys {
  readonly proof: KeyObject;
  readonly seal: KeyObject;
}

/** Keys by the name of the other app. */
export type Keyring = ReadonlyMap<string, PairKeys>;

/** How a setting of keys is written: `app:key` for each, with commas between; a key is 32 bytes in base64url. */
export const KEYRING_PATTERN = /^[a-z]+:[A-Za-z0-9_-]{43}(,[a-z]+:[A-Za-z0-9_-]{43})*$/;

/** Reads `<APP>_CALL_KEYS` or `<APP>_CALLER_KEYS`; without the setting there is nobody to ask, or to be asked by. */
export function keyringOf(setting: string | undefined): Keyring {
  if (setting === undefined || setting === '') return new Map();
  return new Map(
    setting.split(',').map((entry) => {
      const [app = '', key = ''] = entry.split(':');
      return [app, { proof: derived(key, 'proof'), seal: derived(key, 'seal') }];
    }),
  );
}

/** A key serves one end only (RFC 5869). */
function derived(key: string, use: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64url'), '', `gatebook ${use}`, 32)));
}
