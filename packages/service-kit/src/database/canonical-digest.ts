import { createHash, createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 of the canonical JSON (RFC 8785) of a value, base64url: the same content gives the same digest whatever the order of its members. */
export function canonicalDigest(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(JSON.parse(JSON.stringify(value))) ?? 'null')
    .digest('base64url');
}

/** The same under a key: what a request said of a person cannot be found out by trying. */
export function keyedDigest(key: string, value: unknown): string {
  return createHmac('sha256', key).update(canonicalDigest(value)).digest('base64url');
}
