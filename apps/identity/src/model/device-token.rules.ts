import { timingSafeEqual } from 'node:crypto';
import { keyedDigest } from './keyed-digest.rules.js';

const TOKEN = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** What a device's cookie holds: its id and our signature, so that a made-up one is told without a look into the database. */
export function deviceTokenOf(secret: string, deviceId: string): string {
  return `${deviceId}.${keyedDigest(secret, `device-token:${deviceId}`)}`;
}

/** The device of a token that we have made; null for any other. */
export function deviceIdOf(secret: string, token: string | undefined): string | null {
  const [, deviceId, signature] = TOKEN.exec(token ?? '') ?? [];
  if (deviceId === undefined || signature === undefined) return null;
  return timingSafeEqual(Buffer.from(signature), Buffer.from(keyedDigest(secret, `device-token:${deviceId}`))) ? deviceId : null;
}
