import { Matches } from 'class-validator';
import { ServiceSettings } from '@gatebook/service-kit';

/** What identity must be told beside what every service is told. */
export class IdentitySettings extends ServiceSettings {
  /** Ed25519 seed (32 bytes, base64url) that signs the tokens of API clients. */
  @Matches(/^[A-Za-z0-9_-]{43}$/, { message: 'tokenKey is not 32 bytes in base64url' }) readonly tokenKey!: string;
  /** 32 bytes, base64url: signs session tokens and keys the digests of what must not be kept in clear. */
  @Matches(/^[A-Za-z0-9_-]{43}$/, { message: 'sessionSecret is not 32 bytes in base64url' }) readonly sessionSecret!: string;
}
