import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { GATE_PUBLISHED, serviceActor } from '@gatebook/contracts';
import { listGates, type Gate } from '@gatebook/reference-data';
import { Audit, Clock, Database, Log, Outbox } from '@gatebook/service-kit';
import { GateStore } from '../../model/gate.store.js';

/** At the start, tells the other services the gates of the reference data that are new or changed. Safe to repeat. */
@Injectable()
export class PublishGatesUseCase implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly gates: GateStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.execute(listGates());
  }

  async execute(gates: readonly Gate[]): Promise<number> {
    const traceId = randomUUID().replaceAll('-', '');
    const occurredAt = this.clock.now();
    const published = await this.database.transaction(async (tx) => {
      await this.gates.lockPublishing(tx);
      const changed = await this.gates.publish(tx, gates, occurredAt);
      await this.outbox.add(
        tx,
        GATE_PUBLISHED,
        ...changed.map(({ gateId, version, gate }) => ({
          aggregateId: gateId,
          occurredAt,
          traceId,
          body: { gateId, version, gate: { ...gate } },
        })),
      );
      const entries = changed.map(({ gateId, version }) => ({
        action: 'publish-gate',
        thingKind: 'gate',
        thingId: gateId,
        details: { version },
      }));
      await this.audit.add(tx, { actor: serviceActor('corridors'), traceId }, ...entries);
      return changed.length;
    });
    this.database.changed();
    this.log.info('gates published', { published, known: gates.length });
    return published;
  }
}
