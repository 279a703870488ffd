import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 of the canonical JSON (RFC 8785) of a value, base64url: the same content gives the same digest whatever the order of its members. */
export function canonicalDigest(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(JSON.parse(JSON.stringify(value))) ?? 'null')
    .digest('base64url');
}
