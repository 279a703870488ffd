import { IsIn, IsOptional } from 'class-validator';
import { ServiceSettings } from '@gatebook/service-kit';

/** What corridors must be told beside what every service is told. */
export class CorridorsSettings extends ServiceSettings {
  /** `true` lets a rulebook that holds invented figures be signed: for the story, never in production. */
  @IsOptional() @IsIn(['true', 'false']) readonly examplesAllowed?: 'true' | 'false';
}
