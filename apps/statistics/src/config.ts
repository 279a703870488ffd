import { ServiceSettings } from '@gatebook/service-kit';
import { IsOptional, IsUrl, Matches } from 'class-validator';

const KEY = /^[A-Za-z0-9_-]{43}$/;

/** What statistics must be told beside what every service is told. */
export class StatisticsSettings extends ServiceSettings {
  /** Keys the noise of figures and the digests of persons, 32 bytes in base64url. With another key the same people get other figures: never change it. */
  @Matches(KEY, { message: 'recordKey is not 32 bytes in base64url' }) readonly recordKey!: string;
  /** Only for the command `compare-with-ledger`: an address that may read the schemas statistics and crossings. */
  @IsOptional() @IsUrl({ require_tld: false, require_protocol: true, protocols: ['postgres', 'postgresql'] }) readonly ledgerUrl?: string;
}
