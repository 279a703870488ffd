import { randomBytes } from 'node:crypto';
import {
  CREATE_API_CLIENT,
  CREATE_OFFICE,
  CREATE_OFFICER,
  GATEWAY,
  type CreatedApiClient,
  type IssuedToken,
  type Office,
} from '@gatebook/contracts';
import { Log } from '@gatebook/service-kit';
import { startTestService, type TestService } from '@gatebook/service-kit/testing';
import type { Role } from '@gatebook/vocabulary';
import { IDENTITY_SERVICE } from '../../identity/src/service.js';
import { GatewaySettings } from '../src/config.js';
import { startGateway, type RunningGateway } from '../src/start-gateway.js';

/** A password for tests. */
export const PASSWORD = 'rain over the pass 7';

/** The real gateway before the real identity service; the other services are away. */
export interface GatewayWithIdentity {
  readonly identity: TestService;
  readonly gateway: RunningGateway;
  readonly office: Office;
  /** What the gateway has logged, line by line. */
  readonly lines: readonly string[];
  /** A token of a new API client with a role. */
  tokenOf(role: Role): Promise<{ readonly client: CreatedApiClient; readonly token: string }>;
  /** Signs a new officer in and gives the session cookie. */
  cookieOf(role: Role): Promise<{ readonly officerId: string; readonly username: string; readonly cookie: string }>;
  call(method: string, path: string, how?: Call): Promise<Response>;
  stop(): Promise<void>;
}

/** What a call carries. */
export interface Call {
  readonly token?: string;
  readonly cookie?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly raw?: string | Uint8Array<ArrayBuffer>;
}

/** Starts both on a broker and a database of their own. */
export async function startGatewayWithIdentity(settings: Partial<GatewaySettings> = {}): Promise<GatewayWithIdentity> {
  const key = (): string => randomBytes(32).toString('base64url');
  const identity = await startTestService(IDENTITY_SERVICE, { settings: { tokenKey: key(), sessionSecret: key() } });
  const lines: string[] = [];
  const log = new Log('gateway', 'debug', { write: (line: string) => void lines.push(line) });
  const bus = { ...identity.broker.settingsOf(GATEWAY), port: 0, side: 'VN' };
  const gateway = await startGateway(Object.assign(new GatewaySettings(), bus, settings), log).catch(async (error: unknown) => {
    await identity.stop();
    throw error;
  });
  const office = await identity.ask(CREATE_OFFICE, {
    name: 'Gate office',
    kind: 'gate',
    territory: 'VN:VN-09',
    gateIds: ['vncn-huu-nghi'],
  });
  const call: GatewayWithIdentity['call'] = (method, path, { token, cookie, headers, body, raw } = {}) => {
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const all = new Headers(headers);
    if (token !== undefined) all.set('authorization', `Bearer ${token}`);
    if (cookie !== undefined) all.set('cookie', cookie);
    if (cookie !== undefined) all.set('x-requested-with', 'gatebook');
    if (sent !== undefined && !all.has('content-type')) all.set('content-type', 'application/json');
    return fetch(new URL(path, gateway.url), { method, headers: all, ...(sent !== undefined && { body: sent }) });
  };
  let made = 0;
  return {
    identity,
    gateway,
    office,
    lines,
    call,
    async tokenOf(role) {
      const client = await identity.ask(CREATE_API_CLIENT, { name: role, role, officeId: office.officeId });
      const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64');
      const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' };
      const answer = await fetch(new URL('/oauth/token', gateway.url), { method: 'POST', headers, body: 'grant_type=client_credentials' });
      const { access_token: token }: IssuedToken = JSON.parse(await answer.text());
      return { client, token };
    },
    async cookieOf(role) {
      const username = `officer.${++made}`;
      const { officerId } = await identity.ask(CREATE_OFFICER, { username, password: PASSWORD, role, officeId: office.officeId });
      const answer = await call('POST', '/api/v1/session', { body: { username, password: PASSWORD } });
      const [cookie = ''] = (answer.headers.getSetCookie()[0] ?? '').split(';');
      return { officerId, username, cookie };
    },
    async stop() {
      await gateway.stop();
      await identity.stop();
    },
  };
}
