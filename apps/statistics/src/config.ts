import { ServiceSettings } from '@gatebook/service-kit';
import { IsOptional, IsUrl } from 'class-validator';

/** What statistics must be told beside what every service is told. */
export class StatisticsSettings extends ServiceSettings {
  /** Only for the command `compare-with-ledger`: an address that may read the schemas statistics and crossings. */
  @IsOptional() @IsUrl({ require_tld: false, require_protocol: true, protocols: ['postgres', 'postgresql'] }) readonly ledgerUrl?: string;
}
