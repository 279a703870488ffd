import { IsDay } from '@gatebook/contracts';
import { ServiceSettings } from '@gatebook/service-kit';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

/** What crossings must be told beside what every service is told. */
export class CrossingsSettings extends ServiceSettings {
  /**
   * Receipts keep a digest of what was reported, under this key (32 bytes, base64url): a report may name a document. It is
   * not rotated, or every resend would look like other content.
   */
  @Matches(/^[A-Za-z0-9_-]{43}$/, { message: 'digestKey is not 32 bytes in base64url' }) readonly digestKey!: string;
  /** How often it is asked whose the documents were that were shown at crossings of nobody known; 15 if not given. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(3_600) readonly settleEverySeconds?: number;
  /** First day of the deployment: a crossing of a day before it is kept and flagged. */
  @IsOptional() @IsDay() readonly firstDay?: string;
  /** A crossing that lies more days back than these is kept and flagged; 365 if not given. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(36_500) readonly longAgoDays?: number;
  /** For how many days it is kept what was asked and advised at gates; 400 if not given. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(36_500) readonly checksKeptDays?: number;
  /** For how many days such a document is kept, sealed, while it is nobody's; 90 if not given. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(3_650) readonly shownKeptDays?: number;
}
