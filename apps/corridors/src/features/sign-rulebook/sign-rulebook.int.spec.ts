import {
  ENTER_AGREEMENT,
  GET_AGREEMENT,
  GET_RULEBOOK,
  AGREEMENT_PUBLISHED,
  LIST_AGREEMENTS,
  LIST_CORRIDORS,
  LIST_RULEBOOKS,
  PROPOSE_RULEBOOK,
  RULEBOOK_IN_FORCE,
  type EnterAgreement,
} from '@gatebook/contracts';
import { anActor, until, type TestService } from '@gatebook/service-kit/testing';
import { aRulebook, aSideKey, bringIntoForce, signAs, startCorridors } from '../../../test/start-corridors.js';

jest.setTimeout(30_000);

describe('a rulebook', () => {
  let corridors: TestService;
  beforeAll(async () => {
    corridors = await startCorridors();
  }, 60_000);
  afterAll(() => corridors.stop());

  const propose = (rulebook: ReturnType<typeof aRulebook>) =>
    corridors.ask(PROPOSE_RULEBOOK, { corridorId: rulebook.corridorId, document: { ...rulebook } }, { actor: anActor('focal-point') });
  const inForceOf = async (corridorId: string) =>
    (await corridors.events(RULEBOOK_IN_FORCE)).filter(({ body }) => body.corridorId === corridorId);

  it('is in force with the signatures of both sides, and told once', async () => {
    const rulebook = aRulebook('lang-son--chongzuo');
    await expect(propose(rulebook)).resolves.toMatchObject({ status: 'draft', signatures: [], holdsExamples: true });
    const [ours, theirs] = [await aSideKey(corridors, 'VN'), await aSideKey(corridors, 'CN')];

    await expect(signAs(corridors, rulebook, ours)).resolves.toMatchObject({ status: 'proposed' });
    const listed = await corridors.ask(LIST_CORRIDORS, {});
    expect(listed.items).toEqual([expect.objectContaining({ corridorId: 'lang-son--chongzuo', rulebookInForce: null })]);

    await expect(signAs(corridors, rulebook, theirs)).resolves.toMatchObject({ status: 'in-force' });
    await until(async () => (await inForceOf('lang-son--chongzuo')).length === 1);
    expect((await inForceOf('lang-son--chongzuo'))[0]?.body).toEqual({
      corridorId: 'lang-son--chongzuo',
      version: 1,
      effectiveFrom: '2025-07-01',
      inForceSince: expect.any(String),
      document: rulebook,
    });
    await expect(corridors.ask(GET_RULEBOOK, { corridorId: 'lang-son--chongzuo', version: 1 })).resolves.toMatchObject({
      status: 'in-force',
      signatures: [
        { side: 'CN', keyId: theirs.keyId },
        { side: 'VN', keyId: ours.keyId },
      ],
    });
    expect((await corridors.ask(LIST_RULEBOOKS, { corridorId: 'lang-son--chongzuo' })).items).toHaveLength(1);
  });

  it('is in force once when both sides sign in the same moment', async () => {
    const versions = Array.from({ length: 10 }, (_, at) =>
      aRulebook('quang-tri--sekong', { version: at + 1, effectiveFrom: '2100-01-01' }),
    );
    const [ours, theirs] = [await aSideKey(corridors, 'VN'), await aSideKey(corridors, 'LA')];
    await Promise.all(versions.map(propose));
    const pairs = versions.map((rulebook) => Promise.all([signAs(corridors, rulebook, ours), signAs(corridors, rulebook, theirs)]));
    const statuses = (await Promise.all(pairs)).map((answers) => answers.map(({ status }) => status).toSorted());
    expect(statuses).toEqual(versions.map(() => ['in-force', 'proposed']));
    await until(async () => (await inForceOf('quang-tri--sekong')).length === versions.length);
  });

  it('is not signed twice by a side, by one officer for both sides, with a foreign key or over another text', async () => {
    const rulebook = aRulebook('quang-tri--salavan');
    await propose(rulebook);
    const [ours, theirs] = [await aSideKey(corridors, 'VN'), await aSideKey(corridors, 'LA')];
    const officer = { actor: anActor('focal-point') };
    await expect(signAs(corridors, { ...rulebook, effectiveFrom: '2020-01-01' }, ours)).rejects.toMatchObject({
      code: 'SIGNATURE_INVALID',
    });
    await expect(signAs(corridors, rulebook, { ...ours, privateKey: theirs.privateKey })).rejects.toMatchObject({
      code: 'SIGNATURE_INVALID',
    });
    await signAs(corridors, rulebook, ours, officer);
    await expect(signAs(corridors, rulebook, ours)).rejects.toMatchObject({ code: 'RULEBOOK_SIGNED_ALREADY' });
    await expect(signAs(corridors, rulebook, theirs, officer)).rejects.toMatchObject({ code: 'FOUR_EYES_NEEDED' });
    await expect(signAs(corridors, rulebook, theirs)).resolves.toMatchObject({ status: 'in-force' });
  });

  it('is refused when it does not fit its schema, names another corridor, or its version is taken', async () => {
    const rulebook = aRulebook('son-la--luang-prabang');
    await propose(rulebook);
    await expect(propose(rulebook)).rejects.toMatchObject({ code: 'RULEBOOK_VERSION_TAKEN' });
    const broken = corridors.ask(PROPOSE_RULEBOOK, { corridorId: rulebook.corridorId, document: { ...rulebook, version: 'two' } });
    await expect(broken).rejects.toMatchObject({
      code: 'RULEBOOK_INVALID',
      errors: [expect.objectContaining({ pointer: '/document/version' })],
    });
    const elsewhere = corridors.ask(PROPOSE_RULEBOOK, { corridorId: 'hanoi--vientiane', document: { ...rulebook, version: 2 } });
    await expect(elsewhere).rejects.toMatchObject({
      code: 'RULEBOOK_INVALID',
      errors: [expect.objectContaining({ pointer: '/document/corridorId' })],
    });
  });

  it('lets agreements be entered in its corridor and no other', async () => {
    await bringIntoForce(corridors, aRulebook('da-nang--sekong'));
    const parties = [
      { side: 'VN', authority: 'Department of Home Affairs, Da Nang' },
      { side: 'LA', authority: 'Department of Labour and Social Welfare, Sekong' },
    ];
    const agreement: EnterAgreement = {
      kind: 'labour',
      title: 'Labour agreement',
      corridorId: 'da-nang--sekong',
      signedOn: '2025-06-20',
      validFrom: '2025-07-01',
      parties,
    };
    const focalPoint = anActor('focal-point');
    await expect(corridors.ask(ENTER_AGREEMENT, { ...agreement, signedOn: '2100-01-01' }, { actor: focalPoint })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      errors: [{ pointer: '/signedOn', code: 'IN_FUTURE' }],
    });
    const kept = await corridors.ask(ENTER_AGREEMENT, agreement, { actor: focalPoint });
    await expect(corridors.ask(GET_AGREEMENT, { agreementId: kept.agreementId })).resolves.toEqual({
      ...agreement,
      agreementId: kept.agreementId,
      version: 1,
      officeId: focalPoint.officeId,
    });
    await until(async () =>
      (await corridors.events(AGREEMENT_PUBLISHED)).some(
        ({ body }) => body.agreementId === kept.agreementId && body.sides.join() === 'VN,LA',
      ),
    );
    await expect(corridors.ask(ENTER_AGREEMENT, { ...agreement, corridorId: 'nowhere' })).rejects.toMatchObject({
      code: 'CORRIDOR_UNKNOWN',
    });
    expect((await corridors.ask(LIST_AGREEMENTS, { on: '2025-06-30' })).items).toEqual([]);
    expect((await corridors.ask(LIST_AGREEMENTS, { on: '2025-07-01', kind: 'labour' })).items).toHaveLength(1);
  });
});

describe('in production', () => {
  let corridors: TestService;
  beforeAll(async () => {
    corridors = await startCorridors({ settings: { examplesAllowed: undefined } });
  }, 60_000);
  afterAll(() => corridors.stop());

  it('a rulebook that holds invented figures is not signed', async () => {
    const rulebook = aRulebook('quang-tri--salavan');
    await corridors.ask(PROPOSE_RULEBOOK, { corridorId: rulebook.corridorId, document: { ...rulebook } });
    await expect(signAs(corridors, rulebook, await aSideKey(corridors, 'VN'))).rejects.toMatchObject({ code: 'RULEBOOK_HOLDS_EXAMPLES' });
  });
});
