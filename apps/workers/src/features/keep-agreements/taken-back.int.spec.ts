import type { EntityManager } from 'typeorm';
import { listRulebooks } from '@gatebook/reference-data';
import { consumersOf, hearGoingBack, startTestService, type TestService, type Tellings } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { AgreementStore } from '../../model/agreement.store.js';
import { WORKERS_SERVICE } from '../../service.js';

describe('what a source has lost', () => {
  let workers: TestService;
  beforeAll(async () => {
    workers = await startTestService(WORKERS_SERVICE);
  }, 60_000);
  afterAll(() => workers.stop());

  const manager = (): EntityManager => workers.service.dataSource.manager;
  const store = (): AgreementStore => workers.service.app.get(AgreementStore);

  const TELLINGS: Readonly<Record<string, () => Tellings>> = {
    'keep-agreements': () => {
      const agreementId = uuid();
      const first = { agreementId, version: 1, kind: 'labour', corridorId: 'x--y', validFrom: '2026-01-01', sides: ['VN', 'CN'] };
      return {
        aggregateId: agreementId,
        first,
        lost: { ...first, version: 2, validUntil: '2026-11-30' },
        instead: { ...first, version: 2, validUntil: '2026-12-31' },
        known: () => store().find(manager(), agreementId),
      };
    },
    'keep-rulebooks': () => {
      const [rulebook] = listRulebooks();
      if (rulebook === undefined) throw new Error('the reference data hold no rulebook');
      const document: Readonly<Record<string, unknown>> = JSON.parse(JSON.stringify(rulebook));
      const { corridorId, effectiveFrom } = rulebook;
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
        known: () => store().rulebooksOf(manager(), corridorId),
      };
    },
    'activate-registrations': () => {
      const [permitId, registrationId] = [uuid(), uuid()];
      const first = {
        permitId,
        registrationId,
        version: 1,
        number: 'VN-26-1',
        type: 'VN-LABOUR-DISPATCH',
        hostSide: 'CN',
        status: 'requested',
        personId: uuid(),
        validFrom: '2026-11-01',
        validUntil: '2027-01-31',
        gates: [],
        zone: [],
        entries: 'multiple',
        purpose: 'work',
        nationality: 'VNM',
        sex: '2',
        birthYear: 1994,
        companionIds: [],
        statusListSequence: 1,
        changedAt: '2026-11-01T00:00:00Z',
      };
      return {
        aggregateId: permitId,
        first,
        lost: { ...first, version: 2, status: 'issued' },
        instead: { ...first, version: 2, status: 'refused' },
        known: () => manager().query('SELECT version, status FROM permit_standing WHERE registration_id = $1', [registrationId]),
      };
    },
  };

  it.each(consumersOf('workers'))('leaves nothing behind: $purpose', async (heard) => {
    const tellings = TELLINGS[heard.purpose];
    if (tellings === undefined) throw new Error(`say what is told to ${heard.purpose}`);
    await hearGoingBack(workers, heard, tellings());
  });
});
