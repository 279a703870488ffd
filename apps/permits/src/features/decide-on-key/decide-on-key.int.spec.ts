import {
  CONFIRM_KEY_STATE,
  GET_TRUST_LIST,
  ISSUE_PERMIT,
  LIST_TRUSTED_KEYS,
  PROPOSE_KEY_STATE,
  REQUEST_PERMIT,
  TRUST_KEY,
  TRUST_LIST_PUBLISHED,
  type ProposeKeyState,
  type TrustListAnswer,
} from '@gatebook/contracts';
import { verifyTrustList } from '@gatebook/credential';
import { anActor, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { aPerson } from '../../../../persons/test/a-person.js';
import { startPersons } from '../../../../persons/test/start-persons.js';
import { PutKeyInForce } from '../put-key-in-force/put-key-in-force.js';
import { aVisit, register, startPermits, tellOfCorridors } from '../../../test/start-permits.js';

const NOW = new Date('2026-11-21T02:10:00Z');
const KEY = { side: 'CN', publicKey: Buffer.alloc(32, 9).toString('base64url'), validFrom: '2026-01-01T00:00:00Z' };

jest.setTimeout(30_000);

/** Confirms what the list shows as waiting, as an officer does who looks at it. */
async function confirm(service: TestService, kid: string, how?: Parameters<TestService['ask']>[2]) {
  const key = (await service.ask(LIST_TRUSTED_KEYS, {})).items.find((each) => each.kid === kid);
  return service.ask(CONFIRM_KEY_STATE, { kid, proposedAt: key?.waiting?.proposedAt ?? NOW.toISOString() }, how);
}

describe('a key whose signatures are recognised', () => {
  let persons: TestService;
  let permits: TestService;
  const clock = new TestClock(NOW);
  const first = { actor: anActor('administrator') };
  const machine = { actor: anActor('administrator', { kind: 'api-client' }) };

  beforeAll(async () => {
    persons = await startPersons();
    permits = await startPermits({ broker: persons.broker, clock });
    await tellOfCorridors(permits);
  }, 60_000);
  afterAll(async () => {
    await permits.stop();
    await persons.stop();
  });

  const list = (): Promise<TrustListAnswer> => permits.ask(GET_TRUST_LIST, {});
  const listed = async (kid: string) => (await list()).keys.find((key) => key.kid === kid);
  const trusted = async (kid: string): Promise<void> => {
    await permits.ask(TRUST_KEY, { ...KEY, kid }, first);
    await confirm(permits, kid);
  };
  const propose = (change: ProposeKeyState) => permits.ask(PROPOSE_KEY_STATE, change, first);

  it('is entered by one human and recognised when another confirms it', async () => {
    const before = (await list()).sequence;
    await expect(permits.ask(TRUST_KEY, { ...KEY, kid: 'c1' }, machine)).rejects.toMatchObject({ code: 'HUMAN_NEEDED' });
    await expect(permits.ask(TRUST_KEY, { ...KEY, kid: 'c1' }, first)).resolves.toMatchObject({
      state: 'proposed',
      waiting: { state: 'trusted' },
    });
    expect(await listed('c1')).toBeUndefined();
    await expect(confirm(permits, 'c1', first)).rejects.toMatchObject({ code: 'FOUR_EYES_NEEDED' });
    await expect(confirm(permits, 'c1', machine)).rejects.toMatchObject({ code: 'HUMAN_NEEDED' });
    await expect(confirm(permits, 'c1')).resolves.toMatchObject({ state: 'trusted' });
    await expect(confirm(permits, 'c1')).rejects.toMatchObject({ code: 'KEY_STATE' });
    const { sequence, keys } = await list();
    expect(sequence).toBe(before + 1);
    expect(keys.map(({ kid, status }) => [kid, status])).toEqual(
      expect.arrayContaining([
        ['c1', undefined],
        ['v1', undefined],
      ]),
    );
    await until(async () => (await permits.events(TRUST_LIST_PUBLISHED)).some(({ body }) => body.sequence === sequence));
    await expect(permits.ask(TRUST_KEY, { ...KEY, kid: 'c1' })).rejects.toMatchObject({ code: 'ID_REUSED' });
    await expect(permits.ask(TRUST_KEY, { ...KEY, kid: 'v2', side: 'VN' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('is distrusted by two humans, told with its watermark, and trusted again by two', async () => {
    await trusted('c2');
    const stolen = { kid: 'c2', state: 'distrusted', reason: 'stolen', notAfter: '2026-11-20T00:00:00.000Z' } as const;
    await expect(propose({ ...stolen, notAfter: '2026-11-22T00:00:00Z' })).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
    await expect(permits.ask(PROPOSE_KEY_STATE, stolen, machine)).rejects.toMatchObject({ code: 'HUMAN_NEEDED' });
    await propose(stolen);
    expect((await listed('c2'))?.status).toBeUndefined();
    const { items } = await permits.ask(LIST_TRUSTED_KEYS, {}, { actor: anActor('auditor') });
    expect(items.find(({ kid }) => kid === 'c2')).toMatchObject({ state: 'trusted', waiting: { state: 'distrusted', reason: 'stolen' } });
    await expect(confirm(permits, 'c2', first)).rejects.toMatchObject({ code: 'FOUR_EYES_NEEDED' });
    await confirm(permits, 'c2');
    const shown = {
      status: 'distrusted',
      reason: 'stolen',
      notAfter: stolen.notAfter,
      since: NOW.toISOString(),
      validUntil: stolen.notAfter,
    };
    expect(await listed('c2')).toMatchObject(shown);
    const { token, root, sequence } = await list();
    const reading = verifyTrustList(token, root);
    expect(reading.outcome === 'valid' && reading.trustList.keys.find(({ kid }) => kid === 'c2')).toMatchObject(shown);
    const told = async () => (await permits.events(TRUST_LIST_PUBLISHED)).find(({ body }) => body.sequence === sequence);
    await until(async () => (await told()) !== undefined);
    expect(JSON.stringify((await told())?.body.trustList)).toContain('"status":"distrusted"');
    await propose({ kid: 'c2', state: 'trusted', reason: 'found' });
    await confirm(permits, 'c2');
    expect((await listed('c2'))?.status).toBeUndefined();
  });

  it('is confirmed as it was looked at: a proposal that took the place of another is confirmed by nobody who saw the other', async () => {
    await trusted('c5');
    await propose({ kid: 'c5', state: 'retired', reason: 'rotated' });
    const { items } = await permits.ask(LIST_TRUSTED_KEYS, {});
    const proposedAt = items.find(({ kid }) => kid === 'c5')?.waiting?.proposedAt ?? '';
    clock.instant = new Date(NOW.getTime() + 1_000);
    await propose({ kid: 'c5', state: 'distrusted', reason: 'stolen' });
    clock.instant = NOW;
    await expect(permits.ask(CONFIRM_KEY_STATE, { kid: 'c5', proposedAt })).rejects.toMatchObject({ code: 'VERSION_STALE' });
    expect((await listed('c5'))?.status).toBeUndefined();
  });

  it('is retired: it ends now, and what it signed stays', async () => {
    await trusted('c3');
    await propose({ kid: 'c3', state: 'retired', reason: 'rotated' });
    await confirm(permits, 'c3');
    expect(await listed('c3')).toMatchObject({ status: 'retired', validUntil: NOW.toISOString() });
  });

  it('is confirmed by nobody twice, by the database either', async () => {
    await trusted('c4');
    const twice = permits.service.dataSource.query('UPDATE key_decision SET confirmed_by = proposed_by WHERE kid = $1', ['c4']);
    await expect(twice).rejects.toMatchObject({ constraint: 'key_decision_two_officers' });
  });

  describe('of a neighbour', () => {
    const waiting = new TestClock(NOW);
    let patient: TestService;
    beforeAll(async () => {
      patient = await startPermits({ clock: waiting, settings: { keyWaitHours: undefined } });
    }, 60_000);
    afterAll(() => patient.stop());

    const after = async (hours: number): Promise<void> => {
      waiting.instant = new Date(waiting.instant.getTime() + hours * 3_600_000);
      await patient.service.app.get(PutKeyInForce).look();
    };
    const shown = async (kid: string) => (await patient.ask(GET_TRUST_LIST, {})).keys.find((key) => key.kid === kid);
    const kept = async (kid: string) => (await patient.ask(LIST_TRUSTED_KEYS, {})).items.find((key) => key.kid === kid);
    const decide = async (change: ProposeKeyState) => {
      await patient.ask(PROPOSE_KEY_STATE, change, first);
      return confirm(patient, change.kid);
    };
    const entered = async (kid: string) => {
      await patient.ask(TRUST_KEY, { ...KEY, kid }, first);
      return confirm(patient, kid);
    };

    it('is recognised a day after the second officer, and everybody can see it wait', async () => {
      const usableFrom = new Date(waiting.instant.getTime() + 24 * 3_600_000).toISOString();
      expect(await entered('w1')).toMatchObject({ state: 'proposed', waiting: { state: 'trusted', usableFrom } });
      expect(await kept('w1')).toMatchObject({ state: 'proposed', waiting: { usableFrom } });
      await expect(confirm(patient, 'w1')).rejects.toMatchObject({ code: 'KEY_STATE' });
      await after(23);
      expect(await shown('w1')).toBeUndefined();
      await after(1);
      expect(await shown('w1')).toMatchObject({ kid: 'w1' });
      expect((await kept('w1'))?.waiting).toBeUndefined();
    });

    it('is distrusted at once, also while it waits, and trusted again after a day', async () => {
      await entered('w2');
      await decide({ kid: 'w2', state: 'distrusted', reason: 'forged' });
      await after(25);
      expect(await shown('w2')).toMatchObject({ status: 'distrusted' });
      await decide({ kid: 'w2', state: 'trusted', reason: 'found' });
      expect(await shown('w2')).toMatchObject({ status: 'distrusted' });
      await after(24);
      expect(await shown('w2')).not.toHaveProperty('status');
    });
  });

  it('of our own that is distrusted signs nothing any more', async () => {
    const person = aPerson({
      nationality: 'LAO',
      homeTerritory: 'LA:LA-SL',
      documents: [{ type: 'passport', issuer: 'LAO', number: 'P0012377' }],
    });
    const visitor = await register(persons, person);
    const officer = { actor: anActor('permit-officer') };
    const { permitId } = await permits.ask(REQUEST_PERMIT, aVisit(visitor), officer);
    await propose({ kid: 'v1', state: 'distrusted', reason: 'stolen' });
    await confirm(permits, 'v1');
    await expect(permits.ask(ISSUE_PERMIT, { permitId }, officer)).rejects.toMatchObject({ code: 'SIGNING_KEY_NOT_TRUSTED' });
    await propose({ kid: 'v1', state: 'trusted', reason: 'found' });
    await confirm(permits, 'v1');
    await expect(permits.ask(ISSUE_PERMIT, { permitId }, officer)).resolves.toMatchObject({ status: 'issued' });
  });
});
