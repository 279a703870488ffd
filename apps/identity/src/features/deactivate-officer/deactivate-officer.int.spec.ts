import {
  CREATE_OFFICER,
  DEACTIVATE_OFFICER,
  LIST_OFFICERS,
  NOBODY,
  SET_PASSWORD,
  SIGN_IN,
  type Actor,
  type Officer,
} from '@gatebook/contracts';
import { anActor, type TestService } from '@gatebook/service-kit/testing';
import { anOffice, anOfficer, PASSWORD, startIdentity } from '../../../test/start-identity.js';

jest.setTimeout(30_000);

describe('administrators', () => {
  let identity: TestService;
  let officeId: string;

  beforeAll(async () => {
    identity = await startIdentity();
    ({ officeId } = await anOffice(identity, { kind: 'authority', gateIds: [] }));
  }, 60_000);
  afterAll(() => identity.stop());

  const anAdministrator = () => anOfficer(identity, officeId, { role: 'administrator' });
  const as = ({ officerId }: Officer): Actor => anActor('administrator', { id: officerId, officeId });
  const machine = anActor('administrator', { kind: 'api-client' });
  const deactivate = (actor: Actor, { officerId }: Officer) => identity.ask(DEACTIVATE_OFFICER, { officerId }, { actor });

  it('who deactivate each other at once leave one of them', async () => {
    for (let pair = 0; pair < 6; pair++) {
      const [one, other] = [await anAdministrator(), await anAdministrator()];
      const outcomes = await Promise.allSettled([deactivate(as(one), other), deactivate(as(other), one)]);
      const codes = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.code : 'deactivated'));
      expect(codes.toSorted()).toEqual(['NOT_ALLOWED', 'deactivated']);
    }
    const { items } = await identity.ask(LIST_OFFICERS, { officeId, limit: 200 });
    expect(items.filter(({ deactivatedAt }) => deactivatedAt === undefined)).toHaveLength(6);
  });

  it('are deactivated by another administrator, who may ask twice, and not by themselves', async () => {
    const [one, other] = [await anAdministrator(), await anAdministrator()];
    await expect(deactivate(as(one), one)).rejects.toMatchObject({ code: 'FOUR_EYES_NEEDED' });
    const first = await deactivate(as(one), other);
    expect(first.deactivatedAt).toBeDefined();
    await expect(deactivate(as(one), other)).resolves.toEqual(first);
  });

  it('are made, deactivated and given a password by a human alone', async () => {
    const administrator = await anAdministrator();
    const { officerId, username } = administrator;
    const asMachine = { actor: machine };
    const needed = { code: 'HUMAN_NEEDED' };
    const wanted = { username: 'made.by.machine', password: PASSWORD, role: 'administrator', officeId } as const;
    await expect(identity.ask(CREATE_OFFICER, wanted, asMachine)).rejects.toMatchObject(needed);
    await expect(deactivate(machine, administrator)).rejects.toMatchObject(needed);
    await expect(identity.ask(SET_PASSWORD, { officerId, password: 'known to a machine' }, asMachine)).rejects.toMatchObject(needed);
    await expect(identity.ask(SIGN_IN, { username, password: PASSWORD }, { actor: NOBODY })).resolves.toMatchObject({ officerId });
    const clerk = await identity.ask(CREATE_OFFICER, { ...wanted, role: 'labour-officer' }, asMachine);
    await expect(deactivate(machine, clerk)).resolves.toMatchObject({ deactivatedAt: expect.any(String) });
  });
});
