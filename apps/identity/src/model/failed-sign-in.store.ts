import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IdentitySettings } from '../config.js';
import { keyedDigest } from './keyed-digest.js';

/** Failures in a row. */
export interface FailedSignIns {
  readonly failures: number;
  readonly lastAt: Date;
}

/** Keeps how often a user name failed to sign in, under a keyed digest. */
@Injectable()
export class FailedSignInStore {
  constructor(private readonly settings: IdentitySettings) {}

  async find(tx: EntityManager, username: string): Promise<FailedSignIns> {
    const rows: { failures: number; last_at: Date }[] = await tx.query(
      'SELECT failures, last_at FROM failed_sign_in WHERE username_digest = $1',
      [this.digest(username)],
    );
    const [row] = rows;
    return row === undefined ? { failures: 0, lastAt: new Date(0) } : { failures: row.failures, lastAt: row.last_at };
  }

  /** Counts a failure; those of more than a day ago are forgotten. */
  async count(tx: EntityManager, username: string, now: Date): Promise<void> {
    await tx.query(`DELETE FROM failed_sign_in WHERE last_at < $1::timestamptz - interval '1 day'`, [now]);
    await tx.query(
      `INSERT INTO failed_sign_in (username_digest, failures, last_at) VALUES ($1, 1, $2)
       ON CONFLICT (username_digest) DO UPDATE SET failures = failed_sign_in.failures + 1, last_at = excluded.last_at`,
      [this.digest(username), now],
    );
  }

  async forget(tx: EntityManager, username: string): Promise<void> {
    await tx.query('DELETE FROM failed_sign_in WHERE username_digest = $1', [this.digest(username)]);
  }

  private digest(username: string): string {
    return keyedDigest(this.settings.sessionSecret, `username:${username.toLowerCase()}`);
  }
}
