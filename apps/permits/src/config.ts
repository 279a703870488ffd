import { Type } from 'class-transformer';
import { IsEmpty, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { IsDay } from '@gatebook/contracts';
import { IN_PRODUCTION, ServiceSettings } from '@gatebook/service-kit';

const SEED = /^[A-Za-z0-9_-]{43}$/;

/** What permits must be told beside what every service is told. Keys are 32 bytes in base64url and never lie in the database. */
export class PermitsSettings extends ServiceSettings {
  /** Ed25519 seed that signs credentials and status lists. */
  @Matches(SEED, { message: 'signingKey is not 32 bytes in base64url' }) readonly signingKey!: string;
  /** Its name in the trust list; short, for it travels in every QR code. */
  @Matches(/^[A-Za-z0-9._-]{1,16}$/, { message: 'signingKeyId is not a short code' }) readonly signingKeyId!: string;
  /** Ed25519 seed that signs the trust list; derived from the signing key if absent. */
  @IsOptional() @Matches(SEED, { message: 'rootKey is not 32 bytes in base64url' }) readonly rootKey?: string;
  /** Encrypts the credentials that are kept, for they hold a name; derived from the signing key if absent. */
  @IsOptional() @Matches(SEED, { message: 'credentialKey is not 32 bytes in base64url' }) readonly credentialKey?: string;
  /** Permits may begin from this day on although it is past: for the story, which tells its history afterwards, never in production. */
  @IsOptional() @IsDay() @IsEmpty({ ...IN_PRODUCTION, message: 'is for the story alone' }) readonly earliestStart?: string;
  /** Hours that trust in a neighbour's key waits after its confirmation; 24 if absent, and no less in production. */
  @IsOptional({ always: true }) @Type(() => Number) @IsInt() @Min(0) @Max(720) @Min(24, IN_PRODUCTION) readonly keyWaitHours?: number;
}
