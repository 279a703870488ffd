import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins/username';
import { v7 as uuid } from 'uuid';
import { hashPassword, isPassword } from './password.adapter.js';
import type { CurrentTransaction } from './current-transaction.adapter.js';

/** One working shift; a session is not prolonged by being used. */
const SESSION_SECONDS = 12 * 60 * 60;
/** The library's own cookie name; it never reaches a browser, the gateway sets a cookie of its own. */
const COOKIE_PREFIX = 'identity';
/** Under this name the library reads the signed session token. */
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;

/** better-auth, set up for officers: user names, argon2id, opaque sessions in our own tables, nothing else switched on. */
export function sessionLibrary(database: CurrentTransaction, secret: string) {
  return betterAuth({
    appName: 'Gatebook',
    baseURL: 'http://identity.invalid',
    secret,
    database,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(password, hash) },
    },
    session: {
      modelName: 'auth_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
    },
    user: { modelName: 'auth_user', fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' } },
    account: {
      modelName: 'auth_account',
      fields: {
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: { modelName: 'auth_verification', fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    advanced: { cookiePrefix: COOKIE_PREFIX, useSecureCookies: false, database: { generateId: () => uuid() } },
    plugins: [
      username({ displayUsername: false, maxUsernameLength: 64, usernameValidator: (name) => /^[a-z0-9][a-z0-9._-]*$/.test(name) }),
    ],
  });
}
