import {
  ADD_SIDE_KEY,
  CONFIRM_SIDE_KEY,
  END_AGREEMENT,
  END_FOCAL_POINT,
  END_SIDE_KEY,
  ENTER_AGREEMENT,
  ENTER_FOCAL_POINT,
  LIST_FOCAL_POINTS,
  AGREEMENT_PUBLISHED,
  LIST_SIDE_KEYS,
  PROPOSE_RULEBOOK,
  type Actor,
  type WholeRulebook,
} from '@gatebook/contracts';
import type { Rulebook } from '@gatebook/rulebook';
import { anActor, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { aRulebook, aSideKey, bringIntoForce, signAs, startCorridors } from '../../../test/start-corridors.js';

const CORRIDOR = 'lang-son--chongzuo';
/** 23:30 on the 28th in Hanoi, half past midnight of the 29th in Beijing. */
const LATE = new Date('2026-11-28T16:30:00Z');
const NOON = new Date('2026-11-28T05:00:00Z');
const aMachine = (role: 'focal-point' | 'administrator'): Actor => anActor(role, { kind: 'api-client' });

jest.setTimeout(30_000);

describe('the rules of a corridor', () => {
  let corridors: TestService;
  const clock = new TestClock(NOON);
  beforeAll(async () => {
    corridors = await startCorridors({ clock });
    await bringIntoForce(corridors, aRulebook(CORRIDOR));
  }, 60_000);
  beforeEach(() => (clock.instant = NOON));
  afterAll(() => corridors.stop());

  const propose = (rulebook: Rulebook, actor: Actor = anActor('focal-point')): Promise<WholeRulebook> =>
    corridors.ask(PROPOSE_RULEBOOK, { corridorId: CORRIDOR, document: { ...rulebook } }, { actor });

  it('change forward only: a version of yesterday or today is signed by nobody', async () => {
    for (const [version, effectiveFrom] of [
      [2, '2025-07-01'],
      [3, '2026-11-28'],
    ] as const) {
      const backward = aRulebook(CORRIDOR, { version, effectiveFrom });
      await propose(backward);
      await expect(signAs(corridors, backward, await aSideKey(corridors, 'VN'))).rejects.toMatchObject({ code: 'RULEBOOK_NOT_FORWARD' });
    }
    const tomorrow = aRulebook(CORRIDOR, { version: 4, effectiveFrom: '2026-11-29' });
    await propose(tomorrow);
    await signAs(corridors, tomorrow, await aSideKey(corridors, 'VN'));
    const theirs = await aSideKey(corridors, 'CN');
    clock.instant = LATE;
    await expect(signAs(corridors, tomorrow, theirs)).rejects.toMatchObject({
      code: 'RULEBOOK_NOT_FORWARD',
      parameters: { earliest: '2026-11-30' },
    });
    clock.instant = NOON;
    await expect(signAs(corridors, tomorrow, theirs)).resolves.toMatchObject({ status: 'in-force' });
  });

  it('are signed by two humans and no machine', async () => {
    const rulebook = aRulebook(CORRIDOR, { version: 5, effectiveFrom: '2027-01-01' });
    await propose(rulebook, aMachine('focal-point'));
    const [ours, theirs] = [await aSideKey(corridors, 'VN'), await aSideKey(corridors, 'CN')];
    const human = { actor: anActor('focal-point') };
    await expect(signAs(corridors, rulebook, ours, { actor: aMachine('focal-point') })).rejects.toMatchObject({ code: 'HUMAN_NEEDED' });
    await signAs(corridors, rulebook, ours, human);
    await expect(signAs(corridors, rulebook, theirs, human)).rejects.toMatchObject({ code: 'FOUR_EYES_NEEDED' });
    await expect(signAs(corridors, rulebook, theirs, { actor: aMachine('focal-point') })).rejects.toMatchObject({ code: 'HUMAN_NEEDED' });
    await expect(signAs(corridors, rulebook, theirs)).resolves.toMatchObject({ status: 'in-force' });
  });

  it('and what an office entered of agreements and focal points is ended by that office alone', async () => {
    const own = anActor('focal-point');
    const parties = ['VN', 'CN'].map((side) => ({ side, authority: `Authority of ${side}` }));
    const dates = { signedOn: '2025-07-01', validFrom: '2025-07-01' };
    const entered = { kind: 'labour' as const, title: 'Labour agreement', corridorId: CORRIDOR, parties, ...dates };
    const { agreementId } = await corridors.ask(ENTER_AGREEMENT, entered, { actor: own });
    const end = { agreementId, validUntil: '2026-12-31', reason: 'denounced' };
    const strangers = [anActor('focal-point'), aMachine('focal-point')];
    for (const actor of strangers)
      await expect(corridors.ask(END_AGREEMENT, end, { actor })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(corridors.ask(END_AGREEMENT, end, { actor: own })).resolves.toMatchObject({ version: 2, validUntil: '2026-12-31' });
    await expect(corridors.ask(END_AGREEMENT, { ...end, validUntil: '2025-06-30' }, { actor: own })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
    });
    const told = async () => (await corridors.events(AGREEMENT_PUBLISHED)).filter(({ body }) => body.agreementId === agreementId);
    await until(async () => (await told()).length === 2);
    expect((await told()).map(({ body }) => [body.version, body.validUntil])).toEqual([
      [1, undefined],
      [2, '2026-12-31'],
    ]);
    const point = { side: 'VN', authority: 'Border office', title: 'Duty officer', languages: ['vi' as const], from: '2026-01-01' };
    const { focalPointId, officeId } = await corridors.ask(ENTER_FOCAL_POINT, point, { actor: own });
    expect(officeId).toBe(own.officeId);
    const over = { focalPointId, until: '2026-12-31', reason: 'post dissolved' };
    for (const actor of strangers)
      await expect(corridors.ask(END_FOCAL_POINT, over, { actor })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(corridors.ask(END_FOCAL_POINT, over, { actor: anActor('administrator') })).resolves.toMatchObject({ version: 2 });
    expect((await corridors.ask(LIST_FOCAL_POINTS, { on: '2027-01-01' })).items).toEqual([]);
  });
});

describe('a key that a side signs with', () => {
  let corridors: TestService;
  const clock = new TestClock(NOON);
  beforeAll(async () => {
    corridors = await startCorridors({ clock, settings: { keyWaitHours: undefined } });
  }, 60_000);
  afterAll(() => corridors.stop());

  const KEY = { side: 'CN', publicKey: Buffer.alloc(32, 7).toString('base64url'), validFrom: '2025-01-01T00:00:00Z' };
  const stateOf = async (keyId: string) => (await corridors.ask(LIST_SIDE_KEYS, {})).items.find((key) => key.keyId === keyId)?.state;

  it('needs a second human, and signs a day after the confirmation', async () => {
    clock.instant = NOON;
    const first = anActor('administrator');
    const one = { side: 'CN', keyId: 'cn-1' };
    await expect(corridors.ask(ADD_SIDE_KEY, { ...KEY, keyId: 'cn-1' }, { actor: aMachine('administrator') })).rejects.toMatchObject({
      code: 'HUMAN_NEEDED',
    });
    await expect(corridors.ask(ADD_SIDE_KEY, { ...KEY, keyId: 'cn-1' }, { actor: first })).resolves.toMatchObject({ state: 'proposed' });
    await expect(corridors.ask(CONFIRM_SIDE_KEY, one, { actor: first })).rejects.toMatchObject({ code: 'FOUR_EYES_NEEDED' });
    await expect(corridors.ask(CONFIRM_SIDE_KEY, one, { actor: aMachine('administrator') })).rejects.toMatchObject({
      code: 'HUMAN_NEEDED',
    });
    await expect(corridors.ask(CONFIRM_SIDE_KEY, one)).resolves.toMatchObject({ state: 'waiting', usableFrom: '2026-11-29T05:00:00.000Z' });
    await expect(corridors.ask(CONFIRM_SIDE_KEY, one)).rejects.toMatchObject({ code: 'KEY_STATE' });
    clock.instant = new Date('2026-11-29T05:00:00Z');
    expect(await stateOf('cn-1')).toBe('usable');
    await expect(corridors.ask(END_SIDE_KEY, { ...one, reason: 'stolen' })).resolves.toMatchObject({ state: 'ended', reason: 'stolen' });
    expect(await stateOf('cn-1')).toBe('ended');
  });

  it('signs nothing while it is proposed, waits or has ended', async () => {
    clock.instant = NOON;
    const rulebook = aRulebook(CORRIDOR);
    await corridors.ask(PROPOSE_RULEBOOK, { corridorId: CORRIDOR, document: { ...rulebook } });
    const key = await aSideKey(corridors, 'CN');
    const refused = { code: 'SIDE_KEY_NOT_USABLE' };
    await expect(signAs(corridors, rulebook, key)).rejects.toMatchObject(refused);
    await corridors.service.dataSource.query('UPDATE side_key SET confirmed_by = NULL, usable_from = NULL WHERE key_id = $1', [key.keyId]);
    await expect(signAs(corridors, rulebook, key)).rejects.toMatchObject(refused);
    await corridors.ask(CONFIRM_SIDE_KEY, { side: 'CN', keyId: key.keyId });
    clock.instant = new Date('2026-11-29T05:00:00Z');
    await expect(signAs(corridors, rulebook, key)).resolves.toMatchObject({ status: 'proposed' });
    await corridors.ask(END_SIDE_KEY, { side: 'CN', keyId: key.keyId, reason: 'stolen' });
    await expect(signAs(corridors, aRulebook(CORRIDOR), key)).rejects.toMatchObject({
      code: expect.stringMatching(/SIGNED_ALREADY|NOT_USABLE/),
    });
  });
});
