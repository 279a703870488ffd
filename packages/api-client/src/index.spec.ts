import { createApiClient, type Schema } from './index.js';

describe('the client', () => {
  it('calls by path and typed body, with the header that a session asks for', async () => {
    const seen: Request[] = [];
    const signedIn: Partial<Schema<'SignedIn'>> = { username: 'gate.1' };
    const fetch = async (request: Request): Promise<Response> => {
      seen.push(request);
      return Response.json(signedIn, { status: 201 });
    };
    const client = createApiClient({ baseUrl: 'https://gatebook.example', fetch, headers: { 'Accept-Language': 'vi' } });
    const { data, error } = await client.POST('/api/v1/session', { body: { username: 'gate.1', password: 'rain over the pass' } });
    expect([data?.username, error]).toEqual(['gate.1', undefined]);
    expect(seen[0]?.url).toBe('https://gatebook.example/api/v1/session');
    expect(Object.fromEntries(seen[0]?.headers ?? [])).toMatchObject({
      'x-requested-with': 'gatebook',
      'accept-language': 'vi',
      'content-type': 'application/json',
    });
  });

  it('gives a problem with its code', async () => {
    const fetch = async (): Promise<Response> =>
      Response.json({ code: 'SIGN_IN_FAILED', status: 401 }, { status: 401, headers: { 'content-type': 'application/problem+json' } });
    const { data, error } = await createApiClient({ baseUrl: 'https://gatebook.example', fetch }).GET('/api/v1/session');
    expect([data, error?.code]).toEqual([undefined, 'SIGN_IN_FAILED']);
  });
});
