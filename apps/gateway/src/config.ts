import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUrl, Length, Matches, Max, Min } from 'class-validator';
import { BusSettings, KEYRING_PATTERN } from '@gatebook/service-kit';

const MIB = 1024 * 1024;

/** What the gateway must be told. */
export class GatewaySettings extends BusSettings {
  /** Keys with which it asks the services: `service:key`, with commas between. */
  @Matches(KEYRING_PATTERN, { message: '$property is not a list of app:key' }) readonly callKeys!: string;
  /** Interface to listen on; a container sets 0.0.0.0. */
  @IsOptional() @IsString() @Length(1, 100) readonly host: string = '127.0.0.1';
  /** Address that browsers use; with https the session cookie is sent over TLS only. */
  @IsOptional() @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] }) readonly publicUrl?: string;
  /** Folder of the built console; without it the gateway answers the API alone. */
  @IsOptional() @IsString() @Length(1, 500) readonly consolePath?: string;
  /** Bytes that any body may have; the operations have narrower limits of their own. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1_024) @Max(16 * MIB) readonly bodyLimitBytes: number = MIB;
  /** Requests of one actor (or, not signed in, of one address) in a minute. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) readonly requestsPerMinute: number = 6_000;
  /** Bytes of bodies from one address in a minute, sent without being signed in. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(65_536) readonly anonymousBytesPerMinute: number = 4 * MIB;
  /** Sign-ins and token requests from one address for one name in a minute. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) readonly signInsPerMinute: number = 20;
  /** Sign-ins of officers from one address in a minute, whatever the names: a whole office may share an address. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) readonly signInsOfAddressPerMinute: number = 120;
  /** Token requests of machines from one address in a minute, whatever the clients. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) readonly tokensOfAddressPerMinute: number = 240;
  /** Different people whose names one actor is shown at checks in an hour; a check beyond them answers without the card. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) readonly namesPerHour: number = 600;
  /** Proxies whose X-Forwarded-For is believed: addresses or networks, separated by commas. */
  @IsOptional() @IsString() @Length(1, 500) readonly trustedProxies?: string;
}

/** True when browsers reach us over TLS. */
export function isHttps({ publicUrl }: GatewaySettings): boolean {
  return publicUrl?.startsWith('https:') === true;
}
