import {
  ACCESS_ENDED,
  CREATE_API_CLIENT,
  GET_SESSION,
  ISSUE_TOKEN,
  LIST_API_CLIENTS,
  NOBODY,
  REVOKE_API_CLIENT,
  VERIFY_ACCESS,
} from '@gatebook/contracts';
import { anActor, TestClock, until, type TestService } from '@gatebook/service-kit/testing';
import { v7 as uuid } from 'uuid';
import { anOffice, startIdentity } from '../../../test/start-identity.js';

describe('tokens of API clients', () => {
  const clock = new TestClock(new Date('2026-11-21T02:00:00Z'));
  let identity: TestService;
  let officeId: string;

  beforeAll(async () => {
    identity = await startIdentity({ clock });
    ({ officeId } = await anOffice(identity));
  }, 60_000);
  afterAll(() => identity.stop());

  const aClient = () => identity.ask(CREATE_API_CLIENT, { name: 'Lane 1', role: 'device', officeId, gateIds: ['vncn-huu-nghi'] });
  const issue = (clientId: string, clientSecret: string) => identity.ask(ISSUE_TOKEN, { clientId, clientSecret }, { actor: NOBODY });
  const verify = (token: string) => identity.ask(VERIFY_ACCESS, { token }, { actor: NOBODY });

  it('are given for the secret and last a quarter of an hour', async () => {
    const { clientId, clientSecret } = await aClient();
    const { access_token: token, expires_in } = await issue(clientId, clientSecret);
    expect(expires_in).toBe(900);
    const { actor } = await verify(token);
    expect(actor).toEqual({
      kind: 'api-client',
      id: clientId,
      role: 'device',
      officeId,
      gateIds: ['vncn-huu-nghi'],
      territory: 'VN:VN-09',
    });
    await expect(identity.ask(GET_SESSION, {}, { actor })).resolves.toMatchObject({
      kind: 'api-client',
      clientId,
      officeName: 'Gate office',
    });
    const start = clock.instant;
    clock.instant = new Date(start.getTime() + 901_000);
    await expect(verify(token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    clock.instant = start;
    const forged = `${token.slice(0, -4)}${token.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
    await expect(verify(forged)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(verify('a.b.c')).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('are refused for another secret or an unknown client, and the refusal of a known one is written down', async () => {
    const { clientId } = await aClient();
    await expect(issue(clientId, 'guess')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await expect(issue(uuid(), 'guess')).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    const entries = await identity.service.dataSource.query(`SELECT thing_id FROM audit_entry WHERE action = 'issue-token-refused'`);
    expect(entries).toEqual([{ thing_id: clientId }]);
  });

  it('end with the client, at once', async () => {
    const { clientId, clientSecret } = await aClient();
    const { access_token: token } = await issue(clientId, clientSecret);
    const revoked = await identity.ask(REVOKE_API_CLIENT, { clientId });
    await expect(identity.ask(REVOKE_API_CLIENT, { clientId })).resolves.toEqual(revoked);
    await expect(verify(token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(issue(clientId, clientSecret)).rejects.toMatchObject({ code: 'SIGN_IN_FAILED' });
    await until(async () =>
      (await identity.events(ACCESS_ENDED)).some(({ body }) => body.kind === 'api-client' && body.actorId === clientId),
    );
  });

  it('show their secret once, again on a repeat with the same key, and keep it nowhere', async () => {
    const asked = { actor: anActor('administrator'), idempotencyKey: uuid() };
    const request = { name: 'Reports', role: 'province-analyst', officeId } as const;
    const [first, second] = await Promise.all([
      identity.ask(CREATE_API_CLIENT, request, asked),
      identity.ask(CREATE_API_CLIENT, request, asked),
    ]);
    expect(second).toEqual(first);
    const tables = ['api_client', 'idempotency_answer', 'audit_entry', 'outbox_message'];
    for (const table of tables) {
      expect(
        JSON.stringify(await identity.service.dataSource.query(`SELECT row_to_json(kept) AS kept FROM ${table} AS kept`)),
      ).not.toContain(first.clientSecret);
    }
    expect(JSON.stringify(await identity.ask(LIST_API_CLIENTS, {}))).not.toContain('ecret');
  });
});
