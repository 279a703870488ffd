/** The cookie that holds an officer's session. */
export const SESSION_COOKIE = 'gatebook_session';

/** The session token of a `Cookie` header (RFC 6265, section 4.2); the first one when a browser sends two. */
export function sessionTokenOf(cookieHeader: string | undefined): string | undefined {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === SESSION_COOKIE && value !== undefined && value !== '') return decoded(value);
  }
  return undefined;
}

/** What a session cookie says beside its token. */
export interface SessionCookie {
  readonly token: string;
  readonly endsAt: Date;
}

/**
 * The `Set-Cookie` that sets the session, or clears it (null): out of reach of scripts, not sent with other sites' forms,
 * over TLS only where there is TLS.
 */
export function sessionCookieText(session: SessionCookie | null, secure: boolean): string {
  const value = session === null ? '' : encodeURIComponent(session.token);
  const expires = (session?.endsAt ?? new Date(0)).toUTCString();
  return `${SESSION_COOKIE}=${value}; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
