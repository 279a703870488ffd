/** The cookie that holds an officer's session. */
export const SESSION_COOKIE = 'gatebook_session';

/** The cookie by which a device is known that somebody has signed in at; sent with sign-ins only. */
const DEVICE_COOKIE = 'gatebook_device';
const DEVICE_PATH = '/api/v1/session';
const DEVICE_SECONDS = 180 * 86_400;

/** The session token of a `Cookie` header (RFC 6265, section 4.2); the first one when a browser sends two. */
export function sessionTokenOf(cookieHeader: string | undefined): string | undefined {
  return cookieOf(cookieHeader, SESSION_COOKIE);
}

/** The device token of a `Cookie` header. */
export function deviceTokenOf(cookieHeader: string | undefined): string | undefined {
  return cookieOf(cookieHeader, DEVICE_COOKIE);
}

function cookieOf(cookieHeader: string | undefined, wanted: string): string | undefined {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === wanted && value !== undefined && value !== '') return decoded(value);
  }
  return undefined;
}

/** The cookies of an answer: a session set or cleared (null), a device that is known from now on. */
export function cookiesOf(
  { session, deviceToken }: { readonly session?: SessionCookie | null; readonly deviceToken?: string },
  secure: boolean,
): string[] {
  return [
    ...(session === undefined ? [] : [sessionCookieText(session, secure)]),
    ...(deviceToken === undefined ? [] : [deviceCookieText(deviceToken, secure)]),
  ];
}

/** The `Set-Cookie` that makes a device known: out of reach of scripts and of other sites altogether. */
export function deviceCookieText(token: string, secure: boolean): string {
  return `${DEVICE_COOKIE}=${encodeURIComponent(token)}; Path=${DEVICE_PATH}; Max-Age=${DEVICE_SECONDS}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
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
