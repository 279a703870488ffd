import { Injectable } from '@nestjs/common';
import { Clock, ServiceSettings } from '@gatebook/service-kit';
import { latestDay } from '@gatebook/contracts';
import { zoneOf } from '@gatebook/reference-data';
import type { KnownDays } from './person.rules.js';

/** The day of the deployment's side, by the service's clock. */
@Injectable()
export class Today {
  private readonly calendar: Intl.DateTimeFormat;

  constructor(
    private readonly clock: Clock,
    settings: ServiceSettings,
  ) {
    // en-CA writes days as YYYY-MM-DD.
    this.calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zoneOf(settings.side) });
  }

  /** Of now, or of another instant. */
  day(at?: string | null): string {
    return this.days(at).today;
  }

  /** The same day, and the latest that has begun anywhere: other authorities issue papers on days of their own. */
  days(at?: string | null): KnownDays {
    const instant = at == null ? this.clock.now() : new Date(at);
    return { today: this.calendar.format(instant), latest: latestDay(instant) };
  }
}
