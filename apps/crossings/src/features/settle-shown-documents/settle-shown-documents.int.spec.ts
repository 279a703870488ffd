import {
  CROSSING_CORRECTED,
  CROSSING_RECORDED,
  FIND_CROSSINGS,
  GATE_PUBLISHED,
  GET_BOARD,
  GET_STAY,
  RECORD_CROSSING,
  REGISTER_PERSON,
  type CrossingReceipt,
  type IdentifiedCrossing,
} from '@gatebook/contracts';
import { anActor, startTestService, until, type TestService } from '@gatebook/service-kit/testing';
import { findGate } from '@gatebook/reference-data';
import { sealerFor } from '../../../../gateway/src/features/record-crossing/seal-shown-document.js';
import { startPersons } from '../../../../persons/test/start-persons.js';
import { STATISTICS_SERVICE } from '../../../../statistics/src/service.js';
import { aCrossing, HUU_NGHI, startCrossings, type TestCrossings } from '../../../test/start-crossings.js';

const DOCUMENT = { type: 'passport', issuer: 'VNM', number: 'C7654321' };

describe('a crossing that was recorded without persons', () => {
  let gates: TestCrossings;
  let statistics: TestService;
  let persons: TestService | null = null;
  let personId = '';
  const asAdministrator = { actor: anActor('gate-officer', { gateIds: [HUU_NGHI] }) };

  beforeAll(async () => {
    gates = await startCrossings({ settings: { digestKey: 'A'.repeat(43), settleEverySeconds: 0.2 } });
    statistics = await startTestService(STATISTICS_SERVICE, { broker: gates.broker, settings: { recordKey: 'k'.repeat(43) } });
    await gates.tell(GATE_PUBLISHED, { gateId: HUU_NGHI, version: 1, gate: { ...findGate(HUU_NGHI) } });
  }, 90_000);
  afterAll(async () => {
    await persons?.service.stop();
    await statistics.service.stop();
    await gates.stop();
  });

  const record = (crossing: IdentifiedCrossing): Promise<CrossingReceipt> => gates.ask(RECORD_CROSSING, crossing, { actor: gates.officer });
  const seal = (crossingId: string) => sealerFor(gates.broker.settingsOf('gateway').callKeys)(crossingId, DOCUMENT);
  const shown = () => {
    const crossing = aCrossing({ document: DOCUMENT, occurredAt: '2026-11-21T02:00:00Z' });
    return { ...crossing, identified: { personId: null, outcome: 'not-compared', sealed: seal(crossing.crossingId) } as const };
  };
  let first: ReturnType<typeof shown>;
  let receipt: CrossingReceipt;

  it('keeps what was shown where only persons can read it, and flags the row', async () => {
    first = shown();
    receipt = await record(first);
    expect(receipt.flags).toContain('PERSON_UNKNOWN');
    const kept = await gates.rows<{ sealed: string }>('SELECT sealed FROM shown_document WHERE crossing_id = $1', [first.crossingId]);
    expect(kept).toHaveLength(1);
    const [{ all } = { all: '' }] = await gates.rows<{ all: string }>(
      `SELECT (SELECT string_agg(crossing::text, '') FROM crossing) || (SELECT string_agg(body::text, '') FROM outbox_message)
              || (SELECT string_agg(details::text, '') FROM audit_entry) || (SELECT string_agg(shown_document::text, '') FROM shown_document) AS all`,
    );
    expect(all).not.toContain(DOCUMENT.number);
  });

  it('waits while persons is away, and asks again', async () => {
    await until(async () => Number((await gates.rows<{ tries: number }>('SELECT tries FROM shown_document'))[0]?.tries) >= 2);
    expect(await gates.rows('SELECT * FROM crossing_correction')).toEqual([]);
  }, 20_000);

  it('counts for the person exactly once when persons is back: stay, board, list and statistics', async () => {
    persons = await startPersons({ broker: gates.broker });
    ({ personId } = await persons.ask(
      REGISTER_PERSON,
      {
        names: [{ script: 'Latn', familyName: 'NGUYEN', givenNames: 'THI LAN' }],
        sex: '2',
        birthDate: '1994-03-09',
        nationality: 'VNM',
        documents: [{ type: 'passport', issuer: 'VNM', number: DOCUMENT.number }],
      },
      { actor: anActor('permit-officer'), purpose: 'permit-issue' },
    ));
    await until(async () => (await gates.rows('SELECT 1 FROM crossing_correction')).length === 1);
    await until(async () => (await gates.events(CROSSING_CORRECTED)).length === 1);

    expect(await gates.rows('SELECT 1 FROM shown_document')).toEqual([]);
    const rows = await gates.rows<{ person_id: string | null; supersedes: string | null }>(
      'SELECT person_id, supersedes FROM crossing ORDER BY supersedes NULLS FIRST',
    );
    expect(rows).toEqual([
      { person_id: null, supersedes: null },
      { person_id: personId, supersedes: first.crossingId },
    ]);
    const stay = await gates.ask(GET_STAY, { personId }, { actor: anActor('gate-officer'), purpose: 'gate-check' });
    expect(stay.entries).toHaveLength(1);
    const board = await gates.ask(GET_BOARD, { gateId: HUU_NGHI, day: '2026-11-21' }, asAdministrator);
    expect(board.counts).toEqual([{ direction: 'exit', traffic: 'person', outcome: 'passed', count: 1 }]);
    const { items } = await gates.ask(FIND_CROSSINGS, { gateId: HUU_NGHI }, { ...asAdministrator, purpose: 'gate-check' });
    expect(items).toMatchObject([{ personId, supersedes: first.crossingId }]);
    expect(items[0]?.flags).not.toContain('PERSON_UNKNOWN');

    expect(await gates.events(CROSSING_RECORDED)).toHaveLength(1);
    const counted = async () =>
      statistics.service.dataSource.query<{ named: string; n: number }[]>(
        `SELECT (length(person_key) > 0)::text AS named, crossings::int AS n FROM crossing_contribution WHERE crossings <> 0`,
      );
    await until(async () => (await counted()).every(({ named }) => named === 'true') && (await counted()).length === 1, counted);
    expect(await counted()).toEqual([{ named: 'true', n: 1 }]);
    expect(await statistics.service.dataSource.query('SELECT crossings::int AS n FROM crossing_cell')).toEqual([{ n: 1 }]);
  }, 40_000);

  it('stands in the person’s own access log', async () => {
    const log = await persons?.service.dataSource.query<{ what: string; actor_id: string }[]>(
      'SELECT what, actor_id FROM access_log WHERE person_id = $1',
      [personId],
    );
    expect(log).toEqual([{ what: 'identify', actor_id: 'crossings' }]);
  });

  it('gives a resend its first receipt, also now that the person is known', async () => {
    const { identified: _, ...again } = first;
    await expect(record({ ...again, identified: { personId, outcome: 'match', document: DOCUMENT } })).resolves.toEqual(receipt);
    expect(await gates.rows('SELECT 1 FROM crossing')).toHaveLength(2);
  });

  it('keeps a document that is nobody’s', async () => {
    const strange = aCrossing({ document: { ...DOCUMENT, number: 'X0000001' }, occurredAt: '2026-11-21T02:30:00Z' });
    const sealed = sealerFor(gates.broker.settingsOf('gateway').callKeys)(strange.crossingId, { ...DOCUMENT, number: 'X0000001' });
    await record({ ...strange, identified: { personId: null, outcome: 'not-compared', sealed } });
    await until(async () => Number((await gates.rows<{ tries: number }>('SELECT tries FROM shown_document'))[0]?.tries) >= 1);
    expect(await gates.rows('SELECT crossing_id FROM shown_document')).toEqual([{ crossing_id: strange.crossingId }]);
    expect(await gates.rows('SELECT 1 FROM crossing_correction')).toHaveLength(1);
  }, 20_000);

  it('opens no document that was sealed for another crossing', async () => {
    const [mine, other] = [aCrossing({ document: DOCUMENT, occurredAt: '2026-11-21T02:40:00Z' }), aCrossing()];
    await record({ ...mine, identified: { personId: null, outcome: 'not-compared', sealed: seal(other.crossingId) } });
    await until(
      async () =>
        Number(
          (await gates.rows<{ tries: number }>('SELECT tries FROM shown_document WHERE crossing_id = $1', [mine.crossingId]))[0]?.tries,
        ) >= 2,
    );
    expect(await gates.rows('SELECT 1 FROM crossing_correction')).toHaveLength(1);
  }, 20_000);
});
