import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { ServiceSettings } from '@gatebook/service-kit';

/** What corridors must be told beside what every service is told. */
export class CorridorsSettings extends ServiceSettings {
  /**
   * `true` lets a rulebook that holds invented figures be signed, and a corridor's first one begin in the past: for the story, which
   * tells its history afterwards, never in production.
   */
  @IsOptional() @IsIn(['true', 'false']) readonly examplesAllowed?: 'true' | 'false';
  /** Hours that a key waits after its confirmation before it signs; 24 if absent, 0 for the story alone. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(720) readonly keyWaitHours?: number;
}
