import { clientOf } from './read-client.rules.js';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

describe('the client of a token request', () => {
  it('is named by HTTP Basic, before the form', () => {
    expect(clientOf(basic('one:s%2Bcret'), new URLSearchParams('client_id=two&client_secret=other'))).toEqual({
      clientId: 'one',
      clientSecret: 's+cret',
    });
    expect(clientOf(basic('one:a:b&c'), new URLSearchParams())).toEqual({ clientId: 'one', clientSecret: 'a:b&c' });
  });

  it('may stand in the form, and is nobody otherwise', () => {
    expect(clientOf(undefined, new URLSearchParams('client_id=two&client_secret=other'))).toEqual({
      clientId: 'two',
      clientSecret: 'other',
    });
    expect(clientOf(undefined, new URLSearchParams('client_id=two'))).toBeNull();
    expect(clientOf(basic('no colon'), new URLSearchParams('client_id=two&client_secret=other'))).toBeNull();
  });
});
