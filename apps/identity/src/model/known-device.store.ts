import type { Transaction } from '@gatebook/service-kit';
import { Injectable } from '@nestjs/common';
import { IdentitySettings } from '../config.js';
import { keyedDigest } from './keyed-digest.rules.js';

/** Keeps on which devices officers have signed in; half a year without a sign-in makes a device a stranger again. */
@Injectable()
export class KnownDeviceStore {
  constructor(private readonly settings: IdentitySettings) {}

  async knows(tx: Transaction, deviceId: string, officerId: string, now: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM known_device WHERE device_digest = $1 AND officer_id = $2 AND last_at > $3::timestamptz - interval '180 days'`,
      [this.digest(deviceId), officerId, now],
    );
    return rows.length > 0;
  }

  async keep(tx: Transaction, deviceId: string, officerId: string, now: Date): Promise<void> {
    await tx.query(`DELETE FROM known_device WHERE last_at < $1::timestamptz - interval '180 days'`, [now]);
    await tx.query(
      `INSERT INTO known_device (device_digest, officer_id, last_at) VALUES ($1, $2, $3)
       ON CONFLICT (device_digest, officer_id) DO UPDATE SET last_at = excluded.last_at`,
      [this.digest(deviceId), officerId, now],
    );
  }

  private digest(deviceId: string): string {
    return keyedDigest(this.settings.sessionSecret, `known-device:${deviceId}`);
  }
}
