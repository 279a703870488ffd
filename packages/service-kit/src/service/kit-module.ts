import { Module, type DynamicModule } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import { Audit } from '../audit/audit.js';
import { BusContact } from '../bus/bus-contact.js';
import { Bus } from '../bus/bus.js';
import { keyringOf } from '../bus/call-keyring.js';
import { ServiceSettings } from '../config/read-settings.js';
import { Database } from '../database/database.js';
import { Metrics } from '../health/metrics.js';
import { Log } from '../logs/log.js';
import { Outbox } from '../outbox/outbox.js';
import { Clock } from '../time/clock.js';

/** What the runner has made before the service's own module is loaded. */
export interface KitParts {
  /** The service's. */
  readonly name: string;
  readonly settings: ServiceSettings;
  readonly database: Database;
  readonly connection: NatsConnection;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly contact: BusContact;
}

/** Makes the kit available in a whole service: settings, database, bus, outbox, audit, clock, log, metrics. */
@Module({})
export class KitModule {
  static with({ name, settings, database, connection, log, metrics, clock, contact }: KitParts): DynamicModule {
    const own = settings.constructor === ServiceSettings ? [] : [{ provide: settings.constructor, useValue: settings }];
    const providers = [
      ...own,
      { provide: ServiceSettings, useValue: settings },
      { provide: Database, useValue: database },
      { provide: Bus, useValue: new Bus(connection, name, keyringOf(settings.callKeys)) },
      { provide: Log, useValue: log },
      { provide: Metrics, useValue: metrics },
      { provide: Clock, useValue: clock },
      { provide: BusContact, useValue: contact },
      { provide: Outbox, useValue: new Outbox() },
      { provide: Audit, useValue: new Audit(clock) },
    ];
    return { module: KitModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}
