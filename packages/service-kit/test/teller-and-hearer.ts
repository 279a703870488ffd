import { Module } from '@nestjs/common';
import { IsInt, IsString } from 'class-validator';
import { operation, PERMIT_CHANGED, type Asked, type PermitChanged, type Told } from '@gatebook/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  Answers,
  Feature,
  Ctx,
  Database,
  Forgets,
  Hears,
  Outbox,
  Payload,
  roleOf,
  ServiceSettings,
  type Hearing,
  type ServiceDescription,
} from '../src/index.js';

export class KeepThing {
  @IsString() readonly thingId!: string;
  @IsInt() readonly version!: number;
}

/** A request of the teller: a thing has a new version. */
export const KEEP_THING = operation({
  subject: 'permits.keep-thing.v1',
  summary: 'Keeps a thing.',
  roles: 'signed-in',
  request: KeepThing,
  answer: KeepThing,
});

@Feature()
class KeepThingController {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  @Answers(KEEP_THING)
  async keep(@Payload() asked: Asked<KeepThing>): Promise<KeepThing> {
    const { thingId, version } = asked.body;
    return this.database.change(asked, KEEP_THING.subject, async (tx) => {
      await tx.query(
        'INSERT INTO thing (thing_id, version) VALUES ($1, $2) ON CONFLICT (thing_id) DO UPDATE SET version = excluded.version WHERE thing.version < excluded.version',
        [thingId, version],
      );
      const body = aCopiedPermit(thingId, version);
      await this.outbox.add(tx, PERMIT_CHANGED, { aggregateId: thingId, occurredAt: new Date(), traceId: asked.traceId, body });
      return { thingId, version };
    });
  }
}

@Feature()
class CopyThingConsumer {
  @Hears(PERMIT_CHANGED, 'keep-permit-standing')
  async keep(@Payload() { eventId, body }: Told<PermitChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    await tx.query('INSERT INTO effect (event_id, thing_id) VALUES ($1, $2)', [eventId, body.permitId]);
    await tx.query(
      'INSERT INTO thing (thing_id, version) VALUES ($1, $2) ON CONFLICT (thing_id) DO UPDATE SET version = excluded.version WHERE thing.version < excluded.version',
      [body.permitId, body.version],
    );
  }

  @Forgets(PERMIT_CHANGED, 'keep-permit-standing')
  async forget(@Payload() permitId: string, @Ctx() { tx }: Hearing): Promise<void> {
    await tx.query('DELETE FROM thing WHERE thing_id = $1', [permitId]);
    await tx.query('DELETE FROM effect WHERE thing_id = $1', [permitId]);
  }
}

@Module({ controllers: [KeepThingController] })
class TellerModule {}

@Module({ controllers: [CopyThingConsumer] })
class HearerModule {}

class CreateThing implements MigrationInterface {
  readonly name = 'CreateThing20261128000002';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE thing (thing_id text PRIMARY KEY, version integer NOT NULL CONSTRAINT thing_version_small CHECK (version < 1000));
       GRANT SELECT, INSERT, UPDATE ON thing TO ${roleOf('permits')}`,
    );
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

class CreateCopy implements MigrationInterface {
  readonly name = 'CreateCopy20261128000003';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE thing (thing_id text PRIMARY KEY, version integer NOT NULL);
       CREATE TABLE effect (event_id uuid NOT NULL, thing_id text NOT NULL);
       GRANT SELECT, INSERT, UPDATE, DELETE ON thing TO ${roleOf('crossings')};
       GRANT SELECT, INSERT, DELETE ON effect TO ${roleOf('crossings')}`,
    );
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const common = { settingsClass: ServiceSettings, entities: [] };

/** A small service that tells, under the name of a real one. */
export const TELLER: ServiceDescription = { ...common, name: 'permits', module: TellerModule, migrations: [CreateThing] };
/** A small service that keeps copies of what it hears, and writes down every effect. */
export const HEARER: ServiceDescription = { ...common, name: 'crossings', module: HearerModule, migrations: [CreateCopy] };

/** A permit as the teller tells it. */
export function aCopiedPermit(permitId: string, version: number): PermitChanged {
  return {
    permitId,
    version,
    number: 'VN-26-1',
    type: 'VN-VISIT-PERMIT',
    hostSide: 'VN',
    status: 'issued',
    personId: permitId,
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    gates: [],
    zone: [],
    entries: 'multiple',
    purpose: 'relatives',
    nationality: 'LAO',
    sex: '1',
    birthYear: 1990,
    companionIds: [],
    statusListSequence: 1,
    changedAt: '2026-01-01T00:00:00Z',
  };
}
