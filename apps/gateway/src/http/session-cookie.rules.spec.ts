import { sessionCookieText, sessionTokenOf } from './session-cookie.rules.js';

describe('the session cookie', () => {
  const endsAt = new Date('2026-11-21T14:00:00Z');

  it('comes back as it was set, among others', () => {
    const token = 'abc.d+/e= %;';
    const [pair = ''] = sessionCookieText({ token, endsAt }, false).split('; ');
    expect(sessionTokenOf(`theme=dark; ${pair}; other=1`)).toBe(token);
    expect(sessionTokenOf('theme=dark; xgatebook_session=1; gatebook_session=')).toBeUndefined();
    expect(sessionTokenOf('gatebook_session=%zz')).toBeUndefined();
    expect(sessionTokenOf(undefined)).toBeUndefined();
  });

  it('is out of reach of scripts and other sites, and of networks where there is TLS', () => {
    expect(sessionCookieText({ token: 't', endsAt }, true)).toBe(
      'gatebook_session=t; Path=/; Expires=Sat, 21 Nov 2026 14:00:00 GMT; HttpOnly; SameSite=Lax; Secure',
    );
    expect(sessionCookieText(null, false)).toBe('gatebook_session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax');
  });
});
