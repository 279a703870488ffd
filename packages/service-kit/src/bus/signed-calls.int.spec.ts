import {
  GATEWAY,
  GET_PERSON_CARD,
  GET_PERSON_FACTS,
  Problem,
  serviceActor,
  SET_PASSWORD,
  SIGN_IN,
  type Asked,
  type Operation,
  type SignIn,
} from '@gatebook/contracts';
import { headers, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { v7 as uuid } from 'uuid';
import { Metrics } from '../health/metrics.js';
import { Log } from '../logs/log.js';
import { anActor, anAsked, probeOf, startBroker, type TestBroker } from '../testing/index.js';
import { Bus } from './bus.js';
import { keyringOf, type Keyring } from './call-keyring.js';
import { CALLER_HEADER, PROOF_HEADER, proofOf } from './proof.js';
import { serveRequests } from './requests.js';
import { vouchersFor } from './voucher.js';

const PERSON = { personId: uuid() };
const OFFICER = anActor('permit-supervisor');

describe('who asks', () => {
  let broker: TestBroker;
  /** What was executed, in the order of arrival. */
  const executed: { readonly subject: string; readonly asked: Asked }[] = [];
  const metrics = new Metrics();
  const lines: string[] = [];
  const keys = (app: string): Keyring => keyringOf(broker.settingsOf(app).callKeys);
  const bus = async (app: string): Promise<Bus> => new Bus(await broker.connectionOf(app), app, keys(app));

  const serve = async (service: string, operations: readonly Operation[], answer: unknown): Promise<void> => {
    const handlers = new Map(
      operations.map(({ subject }) => [
        subject,
        async (asked: Asked): Promise<unknown> => {
          executed.push({ subject, asked });
          return answer;
        },
      ]),
    );
    const callers = keyringOf(broker.settingsOf(service).callerKeys);
    const connection = await broker.connectionOf(service);
    const log = new Log(service, 'debug', { write: (line: string) => void lines.push(line) });
    serveRequests(connection, service, handlers, { log, metrics, callers });
    await connection.flush();
  };

  beforeAll(async () => {
    broker = await startBroker({ probes: true });
    await serve('persons', [GET_PERSON_FACTS, GET_PERSON_CARD], { personId: PERSON.personId });
    await serve('identity', [SIGN_IN, SET_PASSWORD], { token: 'the token of a session' });
  }, 60_000);
  afterAll(() => broker.stop());
  beforeEach(() => {
    executed.splice(0);
    lines.splice(0);
  });

  /** Sends bytes with headers as a login that its account lets do everything, and waits whether anybody answers. */
  const send = async (connection: NatsConnection, subject: string, bytes: string, proved: MsgHdrs): Promise<boolean> =>
    connection.request(subject, bytes, { timeout: 500, headers: proved }).then(
      () => true,
      () => false,
    );
  const proved = (caller: string, proof: string): MsgHdrs => {
    const made = headers();
    made.set(CALLER_HEADER, caller);
    made.set(PROOF_HEADER, proof);
    return made;
  };
  const keyOf = (caller: string, answerer: string) => {
    const found = keys(caller).get(answerer);
    if (found === undefined) throw new Error(`${caller} has no key for ${answerer}`);
    return found.proof;
  };
  const dropped = async (subject: string, outcome: string): Promise<number> => {
    const { values } = await metrics.requestSeconds.get();
    return (
      values.find(({ metricName, labels }) => metricName?.endsWith('_count') && labels.subject === subject && labels.outcome === outcome)
        ?.value ?? 0
    );
  };
  const facts = anAsked(PERSON, { actor: OFFICER });
  const { subject } = GET_PERSON_FACTS;

  it('the gateway passes on its officer', async () => {
    await (await bus(GATEWAY)).pass(GET_PERSON_FACTS, { ...facts, traceId: '1'.repeat(32) });
    expect(executed).toMatchObject([{ subject, asked: { actor: OFFICER, body: PERSON } }]);
  });

  it('a service speaks for itself, whatever it writes', async () => {
    await (await bus('workers')).pass(GET_PERSON_FACTS, facts);
    expect(executed).toMatchObject([{ asked: { actor: serviceActor('workers'), body: PERSON } }]);
  });

  describe('in turn', () => {
    const ask = async (caller: string, vouchers: Asked['vouchers']) => (await bus(caller)).pass(GET_PERSON_FACTS, { ...facts, vouchers });
    const wordFor = (caller: string, asked: Partial<Asked> = {}) =>
      vouchersFor(caller, anAsked(PERSON, { actor: OFFICER, purpose: 'permit-issue', caseReference: 'LS-1', ...asked }), keys(GATEWAY));

    it('a service asks for itself, and is believed for whom the gateway vouches', async () => {
      await ask('permits', wordFor('permits'));
      const behind = { actor: OFFICER, purpose: 'permit-issue', caseReference: 'LS-1' };
      expect(executed).toMatchObject([{ asked: { actor: serviceActor('permits'), behind } }]);
      expect(executed[0]?.asked.vouchers).toBeUndefined();
    });

    it.each([
      ['given to another service', () => wordFor('workers')],
      ['that holds no more', () => wordFor('permits', { deadline: Date.now() - 1 })],
      [
        'with another officer in it',
        () => {
          const given = wordFor('permits')?.['persons'];
          return { persons: { words: (given?.words ?? '').replaceAll(OFFICER.id, uuid()), proof: given?.proof ?? '' } };
        },
      ],
      ['under a key of its own', () => vouchersFor('permits', anAsked(PERSON, { actor: OFFICER }), keys('permits'))],
      [
        'that is the proof of a call',
        () => ({ persons: { words: 'x', proof: proofOf(keyOf(GATEWAY, 'persons'), GATEWAY, subject, Buffer.from('x')) } }),
      ],
    ])('a word %s is refused', async (_, make) => {
      const vouchers = make();
      expect(vouchers?.['persons']).toBeDefined();
      const bytes = JSON.stringify({ ...facts, deadline: Date.now() + 5_000, vouchers });
      const proof = proofOf(keyOf('permits', 'persons'), 'permits', subject, Buffer.from(bytes));
      expect(await send(await broker.connectionOf('permits'), subject, bytes, proved('permits', proof))).toBe(false);
      expect(executed).toEqual([]);
    });

    it('nobody is behind a service because it says so', async () => {
      const bytes = JSON.stringify({ ...facts, deadline: Date.now() + 5_000, behind: { actor: OFFICER } });
      const proof = proofOf(keyOf('permits', 'persons'), 'permits', subject, Buffer.from(bytes));
      expect(await send(await broker.connectionOf('permits'), subject, bytes, proved('permits', proof))).toBe(true);
      expect(executed.map(({ asked }) => [asked.actor, asked.behind])).toEqual([[serviceActor('permits'), undefined]]);
    });
  });

  it('a service cannot ask what it was not declared to ask: the broker has no way for it', async () => {
    await expect((await bus('workers')).pass(GET_PERSON_CARD, { ...facts, deadline: Date.now() + 700 })).rejects.toBeInstanceOf(Problem);
    expect(executed).toEqual([]);
  });

  it('a key for one operation opens no other one, should the broker ever let the call pass', async () => {
    const bytes = JSON.stringify(anAsked({}, { actor: OFFICER }));
    const proof = proofOf(keyOf('workers', 'persons'), 'workers', GET_PERSON_CARD.subject, Buffer.from(bytes));
    // From inside the account of persons, as if no account kept them apart.
    const inside = await broker.connectionOf(probeOf('persons'));
    expect(await send(inside, GET_PERSON_CARD.subject, bytes, proved('workers', proof))).toBe(false);
    expect(executed).toEqual([]);
    expect(await dropped(GET_PERSON_CARD.subject, 'not-declared')).toBe(1);
  });

  it.each([
    ['without a proof', (bytes: string) => ({ bytes, proved: headers() })],
    [
      'with a proof by its own key in the gateway’s name',
      (bytes: string) => ({ bytes, proved: proved(GATEWAY, proofOf(keyOf('workers', 'persons'), GATEWAY, subject, Buffer.from(bytes))) }),
    ],
    [
      'with the proof of other content',
      (bytes: string) => ({
        bytes: bytes.replace('permit-supervisor', 'administrator'),
        proved: proved('workers', proofOf(keyOf('workers', 'persons'), 'workers', subject, Buffer.from(bytes))),
      }),
    ],
    [
      'with a proof for another subject',
      (bytes: string) => ({
        bytes,
        proved: proved('workers', proofOf(keyOf('workers', 'persons'), 'workers', GET_PERSON_CARD.subject, Buffer.from(bytes))),
      }),
    ],
    ['with a proof as long as it has to be', (bytes: string) => ({ bytes, proved: proved('workers', 'A'.repeat(43)) })],
    ['in the name of nobody known', (bytes: string) => ({ bytes, proved: proved('statistics', 'A'.repeat(43)) })],
  ])('a call %s is dropped, counted and told in the log, and never executed', async (_, make) => {
    const before = await dropped(subject, 'unproved');
    const { bytes, proved: made } = make(JSON.stringify({ ...facts, deadline: Date.now() + 5_000 }));
    expect(await send(await broker.connectionOf('workers'), subject, bytes, made)).toBe(false);
    expect(executed).toEqual([]);
    expect(await dropped(subject, 'unproved')).toBe(before + 1);
    expect(lines.join('')).toContain('call dropped');
  });

  it('a call after its deadline, or with one too far off, is dropped', async () => {
    for (const [deadline, outcome] of [
      [Date.now() - 1, 'too-late'],
      [Date.now() + 3_600_000, 'malformed'],
    ] as const) {
      const bytes = JSON.stringify({ ...facts, deadline });
      const proof = proofOf(keyOf('workers', 'persons'), 'workers', subject, Buffer.from(bytes));
      expect(await send(await broker.connectionOf('workers'), subject, bytes, proved('workers', proof))).toBe(false);
      expect(await dropped(subject, outcome)).toBe(1);
    }
    expect(executed).toEqual([]);
  });

  it('a call that is sent again, to the byte, is executed once', async () => {
    const bytes = JSON.stringify({ ...facts, deadline: Date.now() + 5_000 });
    const once = proved('workers', proofOf(keyOf('workers', 'persons'), 'workers', subject, Buffer.from(bytes)));
    const workers = await broker.connectionOf('workers');
    expect([await send(workers, subject, bytes, once), await send(workers, subject, bytes, once)]).toEqual([true, false]);
    expect(executed).toHaveLength(1);
    expect(await dropped(subject, 'repeated')).toBe(1);
  });

  it('passwords and tokens never stand on the bus in clear, neither asked nor answered', async () => {
    const seen: string[] = [];
    const inside = await broker.connectionOf(probeOf('identity'));
    const outside = await broker.connectionOf(probeOf(GATEWAY));
    for (const probe of [inside, outside]) probe.subscribe('>', { callback: (_, message) => void seen.push(message.string()) });
    await Promise.all([inside.flush(), outside.flush()]);
    const body: SignIn = { username: 'minh.gate', password: 'rain over the pass 7' };
    const answered = await (await bus(GATEWAY)).pass(SIGN_IN, anAsked(body));
    expect(answered.body).toEqual({ token: 'the token of a session' });
    expect(executed).toMatchObject([{ asked: { body } }]);
    await Promise.all([inside.flush(), outside.flush()]);
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(seen.join('\n')).not.toMatch(/rain over|minh\.gate|the token of/);
  });

  it('an operation with secrets refuses a body that is not sealed', async () => {
    const bytes = JSON.stringify(anAsked({ officerId: uuid(), password: 'rain over the pass 7' }));
    const proof = proofOf(keyOf(GATEWAY, 'identity'), GATEWAY, SET_PASSWORD.subject, Buffer.from(bytes));
    expect(await send(await broker.connectionOf(GATEWAY), SET_PASSWORD.subject, bytes, proved(GATEWAY, proof))).toBe(false);
    expect(executed).toEqual([]);
    expect(await dropped(SET_PASSWORD.subject, 'malformed')).toBe(1);
  });
});
