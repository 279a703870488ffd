import { clientOf } from './token-request.rules.js';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const GRANT = 'grant_type=client_credentials';

describe('the client of a token request', () => {
  it('is named by HTTP Basic, with one space or more, both words form-encoded', () => {
    expect(clientOf(basic('one:s%2Bcret'), GRANT)).toEqual({ clientId: 'one', clientSecret: 's+cret' });
    expect(clientOf(basic('one:a:b&c').replace(' ', '  '), GRANT)).toEqual({ clientId: 'one', clientSecret: 'a:b&c' });
    expect(clientOf(basic('one:x'), `${GRANT}&client_id=one&unknown=ignored`)).toEqual({ clientId: 'one', clientSecret: 'x' });
  });

  it('may stand in the form, and is nobody otherwise', () => {
    expect(clientOf(undefined, `${GRANT}&client_id=two&client_secret=other`)).toEqual({ clientId: 'two', clientSecret: 'other' });
    for (const form of [GRANT, `${GRANT}&client_id=two`, `${GRANT}&client_id=two&client_secret=`])
      expect(clientOf(undefined, form)).toBe('invalid_client');
    for (const wrong of [basic('no colon'), 'Bearer abc', 'Basic']) expect(clientOf(wrong, GRANT)).toBe('invalid_client');
  });

  it('is refused where a request says a thing twice or in two ways', () => {
    expect(clientOf(basic('one:x'), `${GRANT}&${GRANT}`)).toBe('invalid_request');
    expect(clientOf(basic('one:x'), `${GRANT}&scope=a&scope=b`)).toBe('invalid_request');
    expect(clientOf(basic('one:x'), `${GRANT}&client_id=one&client_secret=x`)).toBe('invalid_request');
    expect(clientOf(basic('one:x'), `${GRANT}&client_id=two`)).toBe('invalid_request');
    expect(clientOf(basic('one:x'), '')).toBe('invalid_request');
    expect(clientOf(basic('one:x'), 'grant_type=password')).toBe('unsupported_grant_type');
  });
});
