import { Type } from 'class-transformer';
import { Equals, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IN_PRODUCTION, ServiceSettings } from '@gatebook/service-kit';

/** What corridors must be told beside what every service is told. */
export class CorridorsSettings extends ServiceSettings {
  /**
   * `true` lets a rulebook that holds invented figures be signed, and a corridor's first one begin in the past: for the story, which
   * tells its history afterwards, never in production.
   */
  @IsOptional({ always: true })
  @IsIn(['true', 'false'])
  @Equals('false', { ...IN_PRODUCTION, message: 'is for the story alone' })
  readonly examplesAllowed?: 'true' | 'false';
  /** Hours that a key waits after its confirmation before it signs; 24 if absent, and no less in production. */
  @IsOptional({ always: true }) @Type(() => Number) @IsInt() @Min(0) @Max(720) @Min(24, IN_PRODUCTION) readonly keyWaitHours?: number;
}
