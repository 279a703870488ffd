import { Problem, type Actor, type VerifiedAccess } from '@gatebook/contracts';
import type { Role } from '@gatebook/vocabulary';
import { Access } from './access.js';

const BECAUSE = { traceId: '0'.repeat(32), deadline: Number.POSITIVE_INFINITY };

/** Identity as far as the memory is concerned: it counts how often it is asked. */
class CountedIdentity {
  asked = 0;
  answer: () => Promise<VerifiedAccess>;

  constructor(kind: Actor['kind'], until = new Date(Date.now() + 3_600_000), role: Role = 'auditor') {
    const actor = {
      kind: kind === 'officer' ? kind : 'api-client',
      id: 'a',
      role,
      officeId: 'o',
      gateIds: [],
      territory: 't',
    } as const;
    this.answer = async () => ({ actor, until: until.toISOString() });
  }

  async ask(): Promise<VerifiedAccess> {
    this.asked++;
    return this.answer();
  }
}

function heard(identity: CountedIdentity): Access {
  const access = new Access(identity);
  access.isTold = true;
  return access;
}

describe('whose a token is', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is remembered: a session for a minute, a client’s token until it ends', async () => {
    const [officer, client] = [new CountedIdentity('officer'), new CountedIdentity('api-client')];
    const [sessions, tokens] = [heard(officer), heard(client)];
    for (const seconds of [0, 59, 2, 600]) {
      jest.advanceTimersByTime(seconds * 1_000);
      await sessions.actorOf('t', BECAUSE);
      await tokens.actorOf('t', BECAUSE);
    }
    expect([officer.asked, client.asked]).toEqual([3, 1]);
    jest.advanceTimersByTime(3_600_000);
    await tokens.actorOf('t', BECAUSE);
    expect(client.asked).toBe(2);
  });

  it('is forgotten when access has ended, and when something may have been missed', async () => {
    const identity = new CountedIdentity('officer');
    const access = heard(identity);
    await access.actorOf('t', BECAUSE);
    access.end({ kind: 'officer', actorId: 'somebody else' });
    await access.actorOf('t', BECAUSE);
    expect(identity.asked).toBe(1);
    access.end({ kind: 'officer', actorId: 'a' });
    await access.actorOf('t', BECAUSE);
    access.forgetAll();
    await access.actorOf('t', BECAUSE);
    expect(identity.asked).toBe(3);
  });

  it('is not remembered from an answer that an ending has overtaken', async () => {
    const identity = new CountedIdentity('officer');
    const access = heard(identity);
    const { answer } = identity;
    identity.answer = async () => {
      access.end({ kind: 'officer', actorId: 'a' });
      return answer();
    };
    await access.actorOf('t', BECAUSE);
    await access.actorOf('t', BECAUSE);
    expect(identity.asked).toBe(2);
  });

  it('is remembered for two seconds while nobody tells of endings', async () => {
    const identity = new CountedIdentity('api-client');
    const access = new Access(identity);
    await access.actorOf('t', BECAUSE);
    jest.advanceTimersByTime(1_900);
    await access.actorOf('t', BECAUSE);
    expect(identity.asked).toBe(1);
    jest.advanceTimersByTime(200);
    await access.actorOf('t', BECAUSE);
    expect(identity.asked).toBe(2);
  });

  it('is nobody’s as a problem', async () => {
    const identity = new CountedIdentity('officer');
    identity.answer = async () => {
      throw new Problem('NOT_SIGNED_IN');
    };
    await expect(heard(identity).actorOf('t', BECAUSE)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  describe('while identity does not answer', () => {
    const AT_A_GATE = { ...BECAUSE, isAtGate: true };
    const away = (identity: CountedIdentity): void => {
      identity.answer = () => Promise.reject(new Problem('SERVICE_UNAVAILABLE', { service: 'identity' }));
    };
    const verified = async (role: Role) => {
      const identity = new CountedIdentity('officer', undefined, role);
      const access = new Access(identity);
      await access.actorOf('t', BECAUSE);
      jest.advanceTimersByTime(60_000);
      return { identity, access };
    };

    it('goes on to be that of who works at a gate, there, for ten minutes, and identity is asked every two seconds', async () => {
      const { identity, access } = await verified('gate-officer');
      away(identity);
      for (let calls = 0; calls < 3; calls++) await expect(access.actorOf('t', AT_A_GATE)).resolves.toMatchObject({ id: 'a' });
      expect(identity.asked).toBe(2);
      await expect(access.actorOf('t', BECAUSE)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
      jest.advanceTimersByTime(539_000);
      await expect(access.actorOf('t', AT_A_GATE)).resolves.toMatchObject({ id: 'a' });
      jest.advanceTimersByTime(2_000);
      await expect(access.actorOf('t', AT_A_GATE)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    });

    it('is nobody else’s', async () => {
      const { identity, access } = await verified('permit-officer');
      away(identity);
      await expect(access.actorOf('t', AT_A_GATE)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
      await expect(access.actorOf('another', AT_A_GATE)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    });

    it('is not that of who has signed out, and what identity says goes', async () => {
      const { identity, access } = await verified('gate-officer');
      identity.answer = () => Promise.reject(new Problem('NOT_SIGNED_IN'));
      await expect(access.actorOf('t', AT_A_GATE)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
      access.forget('t');
      away(identity);
      await expect(access.actorOf('t', AT_A_GATE)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    });
  });
});
