import type { Transaction } from '@gatebook/service-kit';
import { Injectable } from '@nestjs/common';
import { IdentitySettings } from '../config.js';
import type { CountedFailures, FailuresBefore } from './failed-sign-in.rules.js';
import { keyedDigest } from './keyed-digest.rules.js';

/** Where a sign-in comes from: a device on which the officer is known, or else an address. */
export interface SignInPlace {
  readonly kind: 'device' | 'address';
  readonly id: string;
}

interface SqlFailures {
  readonly failures: number;
  readonly lastAt: Date | null;
}

/** Keeps how often a user name failed to sign in, and where, under keyed digests. */
@Injectable()
export class FailedSignInStore {
  constructor(private readonly settings: IdentitySettings) {}

  async find(tx: Transaction, username: string, place: SignInPlace, now: Date): Promise<FailuresBefore> {
    const keys = [this.nameDigest(username), this.placeDigest(place)];
    const here: SqlFailures[] = await tx.query(
      'SELECT failures, last_at AS "lastAt" FROM failed_sign_in_at WHERE username_digest = $1 AND place_digest = $2',
      keys,
    );
    if (place.kind === 'device') return { here: countedOf(here), atAddress: null, ofName: null };
    const atAddress: SqlFailures[] = await tx.query(
      `SELECT coalesce(sum(failures), 0)::integer AS failures, max(last_at) AS "lastAt" FROM failed_sign_in_at
       WHERE place_digest = $1 AND last_at > $2::timestamptz - interval '1 hour'`,
      [keys[1], now],
    );
    const ofName: SqlFailures[] = await tx.query(
      `SELECT count(*)::integer AS failures, max(last_at) AS "lastAt" FROM failed_sign_in_at
       WHERE username_digest = $1 AND NOT is_device AND last_at > $2::timestamptz - interval '1 hour'`,
      [keys[0], now],
    );
    return { here: countedOf(here), atAddress: countedOf(atAddress), ofName: countedOf(ofName) };
  }

  /** Keeps so many failures of a name at a place; those of more than a day ago are forgotten. */
  async keep(tx: Transaction, username: string, place: SignInPlace, { failures, lastAt }: CountedFailures): Promise<void> {
    await tx.query(`DELETE FROM failed_sign_in_at WHERE last_at < $1::timestamptz - interval '1 day'`, [lastAt]);
    await tx.query(
      `INSERT INTO failed_sign_in_at (username_digest, place_digest, is_device, failures, last_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (username_digest, place_digest) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at`,
      [this.nameDigest(username), this.placeDigest(place), place.kind === 'device', failures, lastAt],
    );
  }

  async forget(tx: Transaction, username: string, place: SignInPlace): Promise<void> {
    await tx.query('DELETE FROM failed_sign_in_at WHERE username_digest = $1 AND place_digest = $2', [
      this.nameDigest(username),
      this.placeDigest(place),
    ]);
  }

  async forgetAll(tx: Transaction, username: string): Promise<void> {
    await tx.query('DELETE FROM failed_sign_in_at WHERE username_digest = $1', [this.nameDigest(username)]);
  }

  private nameDigest(username: string): string {
    return keyedDigest(this.settings.sessionSecret, `username:${username.toLowerCase()}`);
  }

  private placeDigest({ kind, id }: SignInPlace): string {
    return keyedDigest(this.settings.sessionSecret, `${kind}:${id}`);
  }
}

function countedOf([row]: readonly SqlFailures[]): CountedFailures {
  return { failures: row?.failures ?? 0, lastAt: row?.lastAt ?? new Date(0) };
}
