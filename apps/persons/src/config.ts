import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { ServiceSettings } from '@gatebook/service-kit';

const KEY = /^[A-Za-z0-9_-]{43}$/;
const KEYS = /^[A-Za-z0-9_-]{43}(,[A-Za-z0-9_-]{43})*$/;

/** What the service must be told; keys are 32 bytes in base64url and never lie in the database. */
export class PersonsSettings extends ServiceSettings {
  /** Wraps each person's data key. */
  @Matches(KEY, { message: 'keyEncryptionKey is not 32 bytes in base64url' }) readonly keyEncryptionKey!: string;
  /** Keys that data keys may still be wrapped with, with commas between; the start stops where one in use is missing. */
  @IsOptional()
  @Matches(KEYS, { message: 'formerKeyEncryptionKeys are not 32 bytes in base64url each, with commas between' })
  readonly formerKeyEncryptionKeys?: string;
  /** Keys the index of documents and names. It cannot be changed without indexing anew. */
  @Matches(KEY, { message: 'blindIndexKey is not 32 bytes in base64url' }) readonly blindIndexKey!: string;
  /** Searches one actor may make in a minute; 60 if not given. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100_000) readonly searchesPerMinute?: number;
  /** A model file that `main.js estimate-match-model` wrote on this deployment's people; the package's own if not given. */
  @IsOptional() @IsString() @Length(1, 500) readonly matchModel?: string;
}
