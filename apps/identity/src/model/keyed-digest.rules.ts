import { createHmac } from 'node:crypto';
import type { Asked } from '@gatebook/contracts';

/** HMAC-SHA-256, base64url: stands for a value that must not be kept in clear and is too short for a plain digest. */
export function keyedDigest(secret: string, value: string): string {
  return createHmac('sha256', secret).update(value).digest('base64url');
}

/** The request with its password replaced, so that what is kept of it for an `Idempotency-Key` says nothing about the password. */
export function withPasswordHidden<Body extends { readonly password: string }>(asked: Asked<Body>, secret: string): Asked<Body> {
  return { ...asked, body: { ...asked.body, password: keyedDigest(secret, `password:${asked.body.password}`) } };
}
