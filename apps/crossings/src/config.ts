import { ServiceSettings } from '@gatebook/service-kit';
import { Matches } from 'class-validator';

/** What crossings must be told beside what every service is told. */
export class CrossingsSettings extends ServiceSettings {
  /**
   * Receipts keep a digest of what was reported, under this key (32 bytes, base64url): a report may name a document. It is
   * not rotated, or every resend would look like other content.
   */
  @Matches(/^[A-Za-z0-9_-]{43}$/, { message: 'digestKey is not 32 bytes in base64url' }) readonly digestKey!: string;
}
