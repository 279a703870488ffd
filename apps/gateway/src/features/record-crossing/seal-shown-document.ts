import { createCipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { ShownDocument } from '@gatebook/contracts';
import { keyringOf } from '@gatebook/service-kit';

const NONCE_BYTES = 12;

/**
 * Encrypts shown documents for persons (AES-256-GCM): who keeps the crossing keeps a text that only the gateway and persons can read, and that
 * belongs to this crossing alone. The key is derived from the one by which persons knows the gateway (RFC 5869).
 */
export function sealerFor(callKeys: string): (crossingId: string, document: ShownDocument) => string {
  const pair = keyringOf(callKeys).get('persons');
  if (pair === undefined) throw new Error('the gateway has no key to ask persons');
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', pair.seal.export(), '', 'gatebook shown document', 32)));
  return (crossingId, { type, issuer, number }) => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(`shown document ${crossingId}`));
    const hidden = Buffer.concat([cipher.update(JSON.stringify({ type, issuer, number }), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), hidden]).toString('base64url');
  };
}
