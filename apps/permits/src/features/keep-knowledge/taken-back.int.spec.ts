import type { EntityManager } from 'typeorm';
import { findGate, listRulebooks } from '@gatebook/reference-data';
import { consumersOf, hearGoingBack, type TestService, type Tellings } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aRegistration } from '../../../test/a-registration.js';
import { startPermits } from '../../../test/start-permits.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';

describe('what a source has lost', () => {
  let permits: TestService;
  beforeAll(async () => {
    permits = await startPermits();
  }, 60_000);
  afterAll(() => permits.stop());

  const manager = (): EntityManager => permits.service.dataSource.manager;
  const store = (): KnowledgeStore => permits.service.app.get(KnowledgeStore);
  /** The registration, and whether its permit is still to follow it. */
  const registrationAndJob = async (registrationId: string): Promise<unknown> => {
    const jobs: unknown[] = await manager().query('SELECT kind FROM job WHERE key = $1', [registrationId]);
    return { registration: await store().findRegistration(manager(), registrationId), jobs };
  };

  const TELLINGS: Readonly<Record<string, () => Tellings>> = {
    'keep-gates': () => {
      const gateId = 'vncn-huu-nghi';
      const first = { gateId, version: 1, gate: { ...findGate(gateId) } };
      return {
        aggregateId: gateId,
        first,
        lost: { ...first, version: 2, gate: { ...first.gate, names: { en: 'Lost' } } },
        instead: { ...first, version: 2, gate: { ...first.gate, names: { en: 'Instead' } } },
        known: async () => [...(await store().findGates(manager(), [gateId]))],
      };
    },
    'keep-rulebooks': () => {
      const [document] = listRulebooks();
      if (document === undefined) throw new Error('the reference data hold no rulebook');
      const { corridorId, effectiveFrom } = document;
      const version = (number: number, from: string) => ({
        corridorId,
        version: number,
        effectiveFrom: from,
        document: { ...document, version: number, effectiveFrom: from },
      });
      return {
        aggregateId: corridorId,
        first: version(1, effectiveFrom),
        lost: version(2, '2026-11-01'),
        instead: version(2, '2026-12-01'),
        known: () => store().listRulebooks(manager()),
      };
    },
    'keep-registrations': () => {
      const first = aRegistration(uuid(), { version: 1 });
      return {
        aggregateId: first.registrationId,
        first,
        lost: { ...first, version: 2, contractTo: '2027-01-31' },
        instead: { ...first, version: 2, contractTo: '2027-02-28' },
        known: () => registrationAndJob(first.registrationId),
      };
    },
  };

  it.each(consumersOf('permits'))('leaves nothing behind: $purpose', async (heard) => {
    const tellings = TELLINGS[heard.purpose];
    if (tellings === undefined) throw new Error(`say what is told to ${heard.purpose}`);
    await hearGoingBack(permits, heard, tellings());
  });
});
