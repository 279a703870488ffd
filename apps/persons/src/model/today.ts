import { Injectable } from '@nestjs/common';
import { Clock, ServiceSettings } from '@gatebook/service-kit';
import { latestDay } from '@gatebook/contracts';
import { findSide } from '@gatebook/reference-data';
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
    this.calendar = new Intl.DateTimeFormat('en-CA', { timeZone: findSide(settings.side)?.zone ?? 'UTC' });
  }

  day(): string {
    return this.days().today;
  }

  /** The same day, and the latest that has begun anywhere: other authorities issue papers on days of their own. */
  days(): KnownDays {
    const now = this.clock.now();
    return { today: this.calendar.format(now), latest: latestDay(now) };
  }
}
