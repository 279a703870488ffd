import { Injectable } from '@nestjs/common';
import { Clock, ServiceSettings } from '@gatebook/service-kit';
import { findSide } from '@gatebook/reference-data';

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

  /** Of now, or of another instant. */
  day(at?: string | null): string {
    return this.calendar.format(at == null ? this.clock.now() : new Date(at));
  }
}
