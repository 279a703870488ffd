import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsObject, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { IsCountedDay } from '../kernel/formats.js';
import { operation } from '../kernel/operation.js';

const TEN_YEARS = 3_660;

/** A rule on its own: `days` in any `inDays`, or so many days in a calendar year, or for each entry. One of the three. */
export class WhatIfStayRule {
  @IsOptional() @IsInt() @Min(1) @Max(TEN_YEARS) readonly days?: number;
  @IsOptional() @IsInt() @Min(1) @Max(TEN_YEARS) readonly inDays?: number;
  @IsOptional() @IsInt() @Min(1) @Max(366) readonly daysPerYear?: number;
  @IsOptional() @IsInt() @Min(1) @Max(TEN_YEARS) readonly daysPerEntry?: number;
}

/** A stay by its days: entry and exit days both count. */
export class WhatIfStay {
  @IsCountedDay() readonly from!: string;
  /** Absent: the stay goes on. */
  @IsOptional() @IsCountedDay() readonly to?: string;
}

/** What would a rule make of some stays on a day? Nobody is named and nothing is kept. */
export class StayWhatIf {
  @IsObject() @ValidateNested() @Type(() => WhatIfStayRule) readonly rule!: WhatIfStayRule;
  @IsArray() @ArrayMaxSize(400) @ValidateNested({ each: true }) @Type(() => WhatIfStay) readonly stays!: readonly WhatIfStay[];
  @IsCountedDay() readonly on!: string;
  /** How long could a stay be that begins on this day? */
  @IsOptional() @IsCountedDay() readonly plannedEntry?: string;
}

/** What the rule makes of the stays. */
export class StayWhatIfAnswer {
  /** Days used in the window, year or stay that ends on the day. */
  @IsInt() readonly daysUsed!: number;
  @IsInt() readonly daysLeft!: number;
  /** By how many days the rule is exceeded on the day. */
  @IsInt() readonly overstayDays!: number;
  /** First day that counts. */
  @IsString() readonly windowFrom!: string;
  /** Last lawful day of the stay that the day lies in, if it goes on; outside, of one that begins on the day. Absent where there is none. */
  @IsOptional() @IsString() readonly lastLawfulDay?: string;
  @IsOptional() @IsString() readonly earliestNextEntry?: string;
  @IsOptional() @IsInt() readonly maxStayFromPlannedEntry?: number;
}

/** POST /stay/what-if */
export const STAY_WHAT_IF = operation({
  subject: 'crossings.stay-what-if.v1',
  summary: 'What a rule would make of some stays: days used and left, last lawful day, overstay. No person, for anyone.',
  http: { method: 'POST', path: '/stay/what-if', bodyLimitBytes: 32_768 },
  roles: 'anyone',
  request: StayWhatIf,
  answer: StayWhatIfAnswer,
});
