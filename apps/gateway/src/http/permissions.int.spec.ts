import { OPERATIONS, type Operation } from '@gatebook/contracts';
import { ROLES, type Role } from '@gatebook/vocabulary';
import { v7 as uuid } from 'uuid';
import { startGatewayWithIdentity, type GatewayWithIdentity } from '../../test/start-gateway-with-identity.js';

const CALLS = OPERATIONS.flatMap((operation) =>
  operation.http === undefined ? [] : [{ operation, name: `${operation.http.method} ${operation.http.path}`, http: operation.http }],
);

function mayCall({ roles }: Operation, role: Role): boolean {
  return typeof roles === 'string' || roles.includes(role);
}

describe('who may call what', () => {
  const tokens = new Map<Role, string>();
  let home: GatewayWithIdentity;

  beforeAll(async () => {
    home = await startGatewayWithIdentity();
    for (const role of ROLES) tokens.set(role, (await home.tokenOf(role)).token);
  }, 60_000);
  afterAll(() => home.stop());

  const statusOf = async (name: string, token?: string): Promise<number> => {
    const [method = '', path = ''] = name.split(' ');
    const answer = await home.call(method, `/api/v1${path.replace(/\{\w+\}/g, () => uuid())}`, {
      token,
      body: method === 'GET' || method === 'DELETE' ? undefined : {},
    });
    await answer.arrayBuffer();
    return answer.status;
  };

  it.each(CALLS)('$name', async ({ operation, name }) => {
    if (operation.roles !== 'anyone')
      expect([name, await statusOf(name), await statusOf(name, 'nobodys.token.here')]).toEqual([name, 401, 401]);
    const statuses = await Promise.all(ROLES.map((role) => statusOf(name, tokens.get(role))));
    for (const [index, role] of ROLES.entries()) {
      const status = statuses[index];
      if (mayCall(operation, role)) expect([role, [401, 403].includes(Number(status)) ? status : 'may']).toEqual([role, 'may']);
      else expect([role, status]).toEqual([role, 403]);
    }
  });

  it('covers roles that may and roles that may not', () => {
    const refused = CALLS.flatMap(({ operation }) => ROLES.filter((role) => !mayCall(operation, role)));
    expect(new Set(refused)).toEqual(new Set(ROLES));
    expect(CALLS.length).toBeGreaterThan(10);
  });
});
