import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { recordKeyOf, type RecordKey } from '@gatebook/disclosure';
import { StatisticsSettings } from '../config.js';

/** Digests of persons under the secret of the statistics; the secret never lies in the database. */
@Injectable()
export class RecordKeys {
  readonly secret: Uint8Array;

  constructor(settings: StatisticsSettings) {
    this.secret = Buffer.from(settings.recordKey, 'base64url');
  }

  /** What is kept instead of a person's id; nothing for nobody. */
  personKey(personId: string | undefined): Buffer {
    if (personId === undefined) return Buffer.alloc(0);
    return createHmac('sha256', this.secret).update(`person\n${personId}`).digest().subarray(0, 16);
  }

  /** The record key of a person by what is kept of them, in hexadecimal. */
  readonly ofPersonKey = (personKey: string): RecordKey => recordKeyOf(Buffer.from(personKey.padEnd(16, '0'), 'hex'));
}
