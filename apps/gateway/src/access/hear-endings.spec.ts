import { ACCESS_ENDED, heartbeatSubject, wireSubject } from '@gatebook/contracts';
import { Log, type connectBus } from '@gatebook/service-kit';
import { Access } from './access.js';
import { hearEndings } from './hear-endings.js';

const BECAUSE = { traceId: '0'.repeat(32), deadline: Number.POSITIVE_INFINITY };
const AUDITOR = { kind: 'api-client', id: 'a', role: 'auditor', officeId: 'o', gateIds: [], territory: 't' } as const;

type Callback = (error: Error | null, message: { json(): unknown }) => void;

/** The broker as far as it is heard: whatever is said on a subject. */
function heard() {
  const callbacks = new Map<string, Callback>();
  const connection = { subscribe: (subject: string, { callback }: { callback: Callback }) => callbacks.set(subject, callback) };
  let asked = 0;
  const access = new Access({
    ask: async () => {
      asked++;
      return { actor: AUDITOR, until: new Date(Date.now() + 900_000).toISOString() };
    },
  });
  const stop = hearEndings(connection as unknown as Awaited<ReturnType<typeof connectBus>>, access, new Log('gateway', 'silent'));
  const say = (subject: string, body: unknown): void => callbacks.get(subject)?.(null, { json: () => body });
  return {
    stop,
    beat: (eventId: string | null, at = new Date()) =>
      say(heartbeatSubject('identity'), {
        source: 'identity',
        lineage: 'l',
        at: at.toISOString(),
        last: { [ACCESS_ENDED.subject]: eventId === null ? null : { eventId, place: { transactionId: '1', id: '1' } } },
      }),
    end: (eventId: string, actorId: string) =>
      say(wireSubject(ACCESS_ENDED), {
        eventId,
        subject: ACCESS_ENDED.subject,
        aggregateId: actorId,
        occurredAt: '2026-11-28T00:00:00Z',
        traceId: 't',
        previous: null,
        place: { transactionId: '1', id: '1' },
        lineage: 'l',
        body: { kind: 'api-client', actorId },
      }),
    asksAgain: async () => {
      const before = asked;
      await access.actorOf('token', BECAUSE);
      return asked > before;
    },
  };
}

describe('an ending of access', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('ends what is remembered of that actor at once, and of no other', async () => {
    const gateway = heard();
    gateway.beat(null);
    await gateway.asksAgain();
    gateway.end('e1', 'b');
    expect(await gateway.asksAgain()).toBe(false);
    gateway.end('e2', 'a');
    expect(await gateway.asksAgain()).toBe(true);
    gateway.stop();
  });

  it('that never arrived is noticed at the next heartbeat', async () => {
    const gateway = heard();
    gateway.beat('e1');
    await gateway.asksAgain();
    gateway.beat('e1');
    expect(await gateway.asksAgain()).toBe(false);
    gateway.beat('e2');
    expect(await gateway.asksAgain()).toBe(true);
    gateway.stop();
  });

  it('may wait where it was made: while identity cannot vouch for the last seconds nobody is remembered for longer than two', async () => {
    const gateway = heard();
    gateway.beat(null);
    await gateway.asksAgain();
    const stuck = new Date();
    for (let second = 0; second < 8; second++) {
      jest.advanceTimersByTime(1_000);
      gateway.beat(null, stuck);
    }
    expect(await gateway.asksAgain()).toBe(true);
    jest.advanceTimersByTime(2_001);
    expect(await gateway.asksAgain()).toBe(true);
    gateway.stop();
  });

  it('is not heard while identity is silent', async () => {
    const gateway = heard();
    gateway.beat(null);
    await gateway.asksAgain();
    jest.advanceTimersByTime(7_000);
    expect(await gateway.asksAgain()).toBe(true);
    gateway.stop();
  });
});
