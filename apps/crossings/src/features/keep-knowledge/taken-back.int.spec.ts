import type { EntityManager } from 'typeorm';
import { findGate, listRulebooks } from '@gatebook/reference-data';
import { consumersOf, hearGoingBack, until, startTestService, type TestService, type Tellings } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { aRegistration } from '../../../test/a-registration.js';
import { aPermit, HUU_NGHI, TEN_IN_HANOI } from '../../../test/start-crossings.js';
import { FactsStore } from '../../model/facts.store.js';
import { KnowledgeStore, type Knowledge } from '../../model/knowledge.store.js';
import { CROSSINGS_SERVICE } from '../../service.js';

describe('what a source has lost', () => {
  let crossings: TestService;
  beforeAll(async () => {
    crossings = await startTestService(CROSSINGS_SERVICE, { settings: { digestKey: 'A'.repeat(43) } });
  }, 60_000);
  afterAll(() => crossings.stop());

  const manager = (): EntityManager => crossings.service.dataSource.manager;
  const knowledge = async (): Promise<Omit<Knowledge, 'revision'>> => {
    const store = crossings.service.app.get(KnowledgeStore);
    const { revision: _, ...known } = await store.at(manager(), await store.revision(manager()), new Date(0));
    return known;
  };
  /** The permits of a person, now and as of then. */
  const facts = async (personId: string): Promise<unknown> => {
    const store = crossings.service.app.get(FactsStore);
    const wanted = { permitNumber: null, personId, at: TEN_IN_HANOI };
    const found = await store.gather(manager(), [wanted, { ...wanted, asOfThen: true }]);
    return found.map(({ permits }) => permits);
  };
  /** A worker whose permit rests on a registration and an employer that nothing has been told of yet. */
  const aWorker = async () => {
    const [registrationId, employerId] = [uuid(), uuid()];
    const permit = aPermit({ registrationId });
    const { kind } = consumer('keep-permit-standing');
    await crossings.tell(kind, permit, { aggregateId: permit.permitId });
    const registration = aRegistration(registrationId, employerId);
    const known = () => facts(permit.personId);
    await until(async () => JSON.stringify(await known()).includes(permit.permitId));
    return { permit, registration, known };
  };
  const consumer = (purpose: string) => {
    const found = consumersOf('crossings').find((one) => one.purpose === purpose);
    if (found === undefined) throw new Error(`nothing is heard to ${purpose}`);
    return found;
  };

  const TELLINGS: Readonly<Record<string, () => Promise<Tellings>>> = {
    'keep-permit-standing': async () => {
      const first = aPermit();
      return {
        aggregateId: first.permitId,
        first,
        lost: { ...first, version: 2, status: 'revoked', changedAt: '2026-11-20T00:00:00Z' },
        instead: { ...first, version: 2, status: 'suspended', changedAt: '2026-11-20T01:00:00Z' },
        known: () => facts(first.personId),
      };
    },
    'keep-registration-standing': async () => {
      const { registration: first, known } = await aWorker();
      return {
        aggregateId: first.registrationId,
        first,
        lost: { ...first, version: 2, status: 'ended', changedAt: '2026-11-20T00:00:00Z' },
        instead: { ...first, version: 2, status: 'suspended', changedAt: '2026-11-20T01:00:00Z' },
        known,
      };
    },
    'keep-employer-standing': async () => {
      const { registration, known } = await aWorker();
      const { kind } = consumer('keep-registration-standing');
      await crossings.tell(kind, registration, { aggregateId: registration.registrationId });
      await until(async () => JSON.stringify(await known()).includes(registration.employerId));
      const first = { employerId: registration.employerId, version: 1, status: 'active', changedAt: '2026-10-01T00:00:00Z' };
      return {
        aggregateId: first.employerId,
        first,
        lost: { ...first, version: 2, status: 'suspended', changedAt: '2026-11-20T00:00:00Z' },
        instead: { ...first, version: 2, status: 'suspended', changedAt: '2026-11-22T00:00:00Z' },
        known,
      };
    },
    'keep-gates': async () => {
      const first = { gateId: HUU_NGHI, version: 1, gate: { ...findGate(HUU_NGHI) } };
      return {
        aggregateId: HUU_NGHI,
        first,
        lost: { ...first, version: 2, gate: { ...first.gate, names: { en: 'Lost' } } },
        instead: { ...first, version: 2, gate: { ...first.gate, names: { en: 'Instead' } } },
        known: knowledge,
      };
    },
    'keep-gate-notices': async () => {
      const times = { from: '2026-11-21T00:00:00Z', ground: 'flood', decidedBy: 'post' };
      const first = { noticeId: uuid(), version: 1, gateId: HUU_NGHI, side: 'VN', traffic: 'all', status: 'limited', ...times };
      return {
        aggregateId: first.noticeId,
        first,
        lost: { ...first, version: 2, status: 'closed' },
        instead: { ...first, version: 2, status: 'open' },
        known: knowledge,
      };
    },
    'keep-rulebooks': async () => {
      const [document] = listRulebooks();
      if (document === undefined) throw new Error('the reference data hold no rulebook');
      const { corridorId, effectiveFrom } = document;
      const version = (number: number, from: string) => ({
        corridorId,
        version: number,
        effectiveFrom: from,
        inForceSince: '2026-01-01T00:00:00Z',
        document: { ...document, version: number, effectiveFrom: from },
      });
      return {
        aggregateId: corridorId,
        first: version(1, effectiveFrom),
        lost: version(2, '2026-11-01'),
        instead: version(2, '2026-12-01'),
        known: knowledge,
      };
    },
    'keep-trust-list': async () => {
      const list = (sequence: number, issuedAt: string) => ({ sequence, trustList: { sequence, issuedAt, keys: [] } });
      return {
        aggregateId: 'trust-list',
        first: list(1, '2026-01-01T00:00:00Z'),
        lost: list(2, '2026-11-01T00:00:00Z'),
        instead: list(2, '2026-11-02T00:00:00Z'),
        known: knowledge,
      };
    },
  };

  it.each(consumersOf('crossings'))('leaves nothing behind: $purpose', async (heard) => {
    const tellings = TELLINGS[heard.purpose];
    if (tellings === undefined) throw new Error(`say what is told to ${heard.purpose}`);
    await hearGoingBack(crossings, heard, await tellings());
  });
});
