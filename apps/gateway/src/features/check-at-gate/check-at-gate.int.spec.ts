import {
  CHECK,
  FIND_CROSSINGS,
  GATEWAY,
  GET_PERSON_CARD,
  GET_STAY,
  IDENTIFY_PERSON,
  LOG_ACCESS,
  RECORD_CROSSING,
  serviceOf,
  type Asked,
  type CheckAnswer,
  type CheckRequest,
  type IdentifiedPerson,
  type Operation,
  type PersonCard,
  type RecordCrossing,
} from '@gatebook/contracts';
import { Bus, BusSettings, connectBus, keyringOf, Log, Metrics, serveRequests } from '@gatebook/service-kit';
import { anActor, anAsked, startBroker, type TestBroker } from '@gatebook/service-kit/testing';
import { AnswerStay } from '../answer-stay/answer-stay.js';
import { FindCrossingsOfGate } from '../find-crossings/find-crossings.js';
import { RecordCrossingAtGate } from '../record-crossing/record-crossing.js';
import { NamesShown } from '../../access/names-shown.js';
import { CheckAtGate } from './check-at-gate.js';

const PERSON_ID = '01990000-0000-7000-8000-000000000001';
const DOCUMENT = { issuer: 'LAO', number: 'P1234567' };
const ANSWER: CheckAnswer = {
  checkId: PERSON_ID,
  advice: 'admit',
  heading: 'towards',
  reasons: [],
  person: { personId: PERSON_ID, names: 'SIGNED NAME', namesFrom: 'credential' },
  permit: null,
  stay: null,
  basis: { rulebookVersion: 1, statusListSequence: 1, ageSeconds: 0 },
};
const CARD: PersonCard = { personId: PERSON_ID, latinName: 'VONGSA KHAM', birthDate: '1990-05-01', sex: '1', nationality: 'LAO' };
const IDENTIFIED: IdentifiedPerson = { personId: PERSON_ID, outcome: 'match', document: DOCUMENT };

describe('a check whose answer takes two services', () => {
  let broker: TestBroker;
  let bus: Bus;
  const asked: Asked[] = [];

  beforeAll(async () => {
    broker = await startBroker();
    bus = new Bus(await broker.connectionOf(GATEWAY), GATEWAY, keyringOf(broker.settingsOf(GATEWAY).callKeys));
  }, 60_000);
  afterAll(() => broker.stop());
  beforeEach(() => asked.splice(0));

  /** Answers an operation until the test is over, as the service would. */
  const answering = async ({ subject }: Operation, body: unknown, afterMs: number, test: () => Promise<void>): Promise<void> => {
    const service = serviceOf(subject);
    const connection = await connectBus(service, Object.assign(new BusSettings(), broker.settingsOf(service)));
    const answer = async (request: Asked): Promise<unknown> => {
      asked.push(request);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      if (body instanceof Error) throw body;
      return body;
    };
    const callers = keyringOf(broker.settingsOf(service).callerKeys);
    serveRequests(connection, service, new Map([[subject, answer]]), { log: new Log(service, 'silent'), metrics: new Metrics(), callers });
    await connection.flush();
    await test().finally(() => connection.close());
  };

  const request: CheckRequest = { gateId: 'vnla-la-lay', direction: 'entry', traffic: 'person', subject: { document: DOCUMENT } };
  const check = () =>
    new CheckAtGate(bus, new NamesShown(600)).answer(anAsked(request, { actor: anActor('gate-officer'), purpose: undefined }));

  it('asks whose the document is, then decides, then adds the names for the purpose of a gate check', async () => {
    await answering(IDENTIFY_PERSON, IDENTIFIED, 0, () =>
      answering(CHECK, ANSWER, 0, () =>
        answering(GET_PERSON_CARD, CARD, 0, async () => {
          const { body } = await check();
          expect(body.person).toMatchObject({ personId: PERSON_ID, names: 'VONGSA KHAM', birthDate: '1990-05-01', namesFrom: 'registry' });
          expect(asked.map(({ body: sent, purpose }) => [sent, purpose])).toEqual([
            [{ document: DOCUMENT }, 'gate-check'],
            [{ ...request, identified: IDENTIFIED }, undefined],
            [{ personId: PERSON_ID }, 'gate-check'],
          ]);
        }),
      ),
    );
  });

  it('says what is odd about the zone that was shown', async () => {
    const odd = { ...IDENTIFIED, findings: ['DOCUMENT_NAME', 'DOCUMENT_SEX'] };
    await answering(IDENTIFY_PERSON, odd, 0, () =>
      answering(CHECK, ANSWER, 0, async () => {
        expect((await check()).body).toMatchObject({ advice: 'admit', findings: ['DOCUMENT_NAME', 'DOCUMENT_SEX'] });
      }),
    );
    await answering(IDENTIFY_PERSON, IDENTIFIED, 0, () =>
      answering(CHECK, ANSWER, 0, async () => expect((await check()).body).not.toHaveProperty('findings')),
    );
  });

  it('stands without the names when they take longer than 150 ms', async () => {
    await answering(IDENTIFY_PERSON, IDENTIFIED, 0, () =>
      answering(CHECK, ANSWER, 0, () =>
        answering(GET_PERSON_CARD, CARD, 1_000, async () => {
          const start = Date.now();
          await expect(check()).resolves.toMatchObject({
            body: { advice: 'admit', person: { names: 'SIGNED NAME', namesFrom: 'credential' } },
          });
          expect(Date.now() - start).toBeLessThan(800);
        }),
      ),
    );
  });

  it('is made, and a crossing recorded, while persons is away', async () => {
    await answering(CHECK, ANSWER, 0, () => expect(check()).resolves.toMatchObject({ body: ANSWER }));
    const crossing: RecordCrossing = {
      crossingId: PERSON_ID,
      gateId: 'vnla-la-lay',
      direction: 'entry',
      occurredAt: '2026-11-21T02:10:00Z',
      outcome: 'passed',
      traffic: 'person',
      document: DOCUMENT,
    };
    const receipt = { crossingId: PERSON_ID, recordedAt: '2026-11-21T02:10:01Z', flags: [] };
    await answering(RECORD_CROSSING, receipt, 0, async () => {
      await expect(new RecordCrossingAtGate(bus, broker.settingsOf(GATEWAY).callKeys).answer(anAsked(crossing))).resolves.toMatchObject({
        body: receipt,
      });
      expect(asked.at(-1)?.body).toEqual({
        ...crossing,
        identified: { personId: null, outcome: 'not-compared', sealed: expect.stringMatching(/^[A-Za-z0-9_-]{40,}$/) },
      });
    });
  });

  it('is made, and a crossing recorded, while persons is ill', async () => {
    const crossing = {
      crossingId: PERSON_ID,
      occurredAt: '2026-11-21T02:10:00Z',
      outcome: 'passed',
      ...request,
      document: DOCUMENT,
    } as const;
    const receipt = { crossingId: PERSON_ID, recordedAt: '2026-11-21T02:10:01Z', flags: [] };
    await answering(IDENTIFY_PERSON, new Error('a bug'), 0, async () => {
      await answering(CHECK, ANSWER, 0, () => expect(check()).resolves.toMatchObject({ body: ANSWER }));
      await answering(RECORD_CROSSING, receipt, 0, async () => {
        const record = new RecordCrossingAtGate(bus, broker.settingsOf(GATEWAY).callKeys);
        await expect(record.answer(anAsked<RecordCrossing>(crossing))).resolves.toMatchObject({ body: receipt });
        expect(asked.at(-1)?.body).toMatchObject({ identified: { personId: null, sealed: expect.any(String) } });
      });
    });
  });

  it('does not give the key of the call to its own questions', async () => {
    await answering(IDENTIFY_PERSON, IDENTIFIED, 0, () =>
      answering(CHECK, ANSWER, 0, () =>
        answering(GET_PERSON_CARD, CARD, 0, async () => {
          await new CheckAtGate(bus, new NamesShown(600)).answer(
            anAsked(request, { actor: anActor('gate-officer'), idempotencyKey: 'key-1' }),
          );
          expect(asked.map(({ idempotencyKey }) => idempotencyKey)).toEqual([undefined, 'key-1', undefined]);
        }),
      ),
    );
  });

  it('names nobody by the number of a permit for another gate, and nobody beyond the budget of the hour', async () => {
    const byNumber: CheckRequest = { ...request, subject: { permitNumber: 'VN-26-0000001' } };
    const permit = {
      number: 'VN-26-0000001',
      type: 'T',
      hostSide: 'VN',
      validFrom: '2026-01-01',
      validUntil: '2026-12-31',
      status: 'issued',
    };
    const elsewhere = { ...ANSWER, permit, reasons: [{ code: 'GATE_NOT_ALLOWED', text: '' }] };
    const gate = new CheckAtGate(bus, new NamesShown(1));
    const actor = anActor('gate-officer');
    const namesFrom = async (): Promise<string> => (await gate.answer(anAsked(byNumber, { actor }))).body.person.namesFrom;
    await answering(GET_PERSON_CARD, CARD, 0, async () => {
      await answering(CHECK, elsewhere, 0, () =>
        answering(LOG_ACCESS, {}, 0, async () => {
          expect(await namesFrom()).toBe('credential');
          expect([asked.at(-1)?.body, asked.at(-1)?.purpose]).toEqual([{ personIds: [PERSON_ID], what: 'stay' }, 'gate-check']);
        }),
      );
      const other = { ...ANSWER, permit, person: { ...ANSWER.person, personId: '01990000-0000-7000-8000-000000000002' } };
      await answering(CHECK, { ...ANSWER, permit }, 0, async () =>
        expect([await namesFrom(), await namesFrom()]).toEqual(['registry', 'registry']),
      );
      await answering(CHECK, other, 0, async () => expect(await namesFrom()).toBe('credential'));
    });
  });

  it('tells where somebody was only once persons has noted it, and lists crossings without names until then', async () => {
    const stay = { inside: false };
    const listed = { items: [{ crossingId: PERSON_ID, personId: PERSON_ID, permitNumber: 'VN-26-1', flags: [] }], next: null };
    const officer = { actor: anActor('gate-officer'), purpose: 'gate-check' };
    const askStay = () => new AnswerStay(bus).answer(anAsked({ personId: PERSON_ID }, officer));
    const askList = () => new FindCrossingsOfGate(bus).answer(anAsked({ gateId: 'vnla-la-lay' }, { ...officer, purpose: 'audit' }));
    await answering(GET_STAY, stay, 0, async () => {
      await expect(askStay()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
      expect(asked).toEqual([]);
      await answering(LOG_ACCESS, new Error('a bug'), 0, () => expect(askStay()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' }));
      asked.splice(0);
      await answering(LOG_ACCESS, {}, 0, () => expect(askStay()).resolves.toMatchObject({ body: stay }));
      expect(asked.map(({ body, purpose }) => [body, purpose])).toEqual([
        [{ personIds: [PERSON_ID], what: 'stay' }, 'gate-check'],
        [{ personId: PERSON_ID }, 'gate-check'],
      ]);
    });
    await answering(FIND_CROSSINGS, listed, 0, async () => {
      expect((await askList()).body.items).toEqual([{ crossingId: PERSON_ID, flags: [] }]);
      asked.splice(0);
      await answering(LOG_ACCESS, {}, 0, async () => expect((await askList()).body).toEqual(listed));
      expect(asked.map(({ purpose }) => purpose)).toEqual(['audit', 'audit']);
    });
  });

  it('is a problem when crossings is away', async () => {
    await expect(check()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });
});
