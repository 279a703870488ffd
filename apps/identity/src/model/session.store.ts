import type { Transaction } from '@gatebook/service-kit';
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { IdentitySettings } from '../config.js';
import { CurrentTransaction } from './current-transaction.adapter.js';
import { SESSION_COOKIE, sessionLibrary } from './session-library.adapter.js';

/** A session that has begun. */
export interface BegunSession {
  readonly officerId: string;
  /** Opaque, with a signature: what the browser keeps. */
  readonly token: string;
  readonly endsAt: Date;
}

/** User names, passwords and sessions, as the session library keeps them. */
@Injectable()
export class SessionStore {
  private readonly database = new CurrentTransaction();
  private readonly library: ReturnType<typeof sessionLibrary>;

  constructor(settings: IdentitySettings) {
    this.library = sessionLibrary(this.database, settings.sessionSecret);
  }

  /** Begins a session, or gives null when user name and password do not fit. Takes as long for a user name that nobody has. */
  async begin(tx: Transaction, username: string, password: string): Promise<BegunSession | null> {
    return this.database.within(tx, async () => {
      const begun = await this.library.api
        .signInUsername({ body: { username: username.toLowerCase(), password }, returnHeaders: true })
        .catch((error: unknown) => {
          if (isRefusal(error)) return null;
          throw error;
        });
      if (begun === null) return null;
      const token = cookieValue(begun.headers, SESSION_COOKIE);
      const session = await this.read(token);
      if (session === null) throw new Error('the session library has begun a session that it does not know');
      return { officerId: session.userId, token, endsAt: session.expiresAt };
    });
  }

  /** Whose session it is and when it ends, or null. */
  async find(tx: Transaction, token: string): Promise<BegunSession | null> {
    return this.database.within(tx, async () => {
      const session = await this.read(token);
      return session === null ? null : { officerId: session.userId, token, endsAt: session.expiresAt };
    });
  }

  async end(tx: Transaction, token: string): Promise<void> {
    await this.database.within(tx, () => this.library.api.signOut({ headers: withCookie(token) }));
  }

  /** Ends every session of an officer. */
  async endAll(tx: Transaction, officerId: string): Promise<void> {
    await tx.query('DELETE FROM auth_session WHERE user_id = $1', [officerId]);
  }

  /** Adds somebody who can sign in; the password comes hashed, because hashing must not hold a transaction open. */
  async add(tx: Transaction, username: string, passwordHash: string, now: Date): Promise<string> {
    const id = uuid();
    await tx.query(
      `INSERT INTO auth_user (id, name, email, email_verified, username, created_at, updated_at) VALUES ($1, $2, $3, false, $2, $4, $4)`,
      [id, username, `${id}@officers.invalid`, now],
    );
    await tx.query(
      `INSERT INTO auth_account (id, account_id, provider_id, user_id, password, created_at, updated_at) VALUES ($1, $2, 'credential', $3, $4, $5, $5)`,
      [uuid(), id, id, passwordHash, now],
    );
    return id;
  }

  async setPassword(tx: Transaction, officerId: string, passwordHash: string, now: Date): Promise<void> {
    await tx.query(`UPDATE auth_account SET password = $2, updated_at = $3 WHERE user_id = $1 AND provider_id = 'credential'`, [
      officerId,
      passwordHash,
      now,
    ]);
  }

  private async read(token: string): Promise<{ userId: string; expiresAt: Date } | null> {
    return (await this.library.api.getSession({ headers: withCookie(token) }))?.session ?? null;
  }
}

/** By this a gateway knows which of its remembered sessions has ended. */
export function sessionDigest(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The library refuses with an error that carries an HTTP status; what else it throws is a fault. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;
}

function withCookie(token: string): Headers {
  return new Headers({ cookie: `${SESSION_COOKIE}=${encodeURIComponent(token)}` });
}

function cookieValue(headers: Headers, name: string): string {
  for (const cookie of headers.getSetCookie()) {
    const [pair = ''] = cookie.split(';');
    if (pair.startsWith(`${name}=`)) return decodeURIComponent(pair.slice(name.length + 1));
  }
  throw new Error(`the session library has set no cookie ${name}`);
}
