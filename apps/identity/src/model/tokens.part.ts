import { createPublicKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, signingKeyOf } from '@gatebook/service-kit';
import { errors, jwtVerify, SignJWT } from 'jose';
import { IdentitySettings } from '../config.js';

/** Seconds a token lasts. */
export const TOKEN_SECONDS = 15 * 60;

const ISSUER = 'gatebook-identity';
const AUDIENCE = 'gatebook';

/** The tokens of API clients: JWT (RFC 7519) signed with Ed25519. They name the client; what it may do is looked up when one is verified. */
@Injectable()
export class Tokens {
  private readonly privateKey;
  private readonly publicKey;

  constructor(
    settings: IdentitySettings,
    private readonly clock: Clock,
  ) {
    this.privateKey = signingKeyOf(settings.tokenKey);
    this.publicKey = createPublicKey(this.privateKey);
  }

  async issue(clientId: string): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1_000);
    return new SignJWT()
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(clientId)
      .setIssuedAt(now)
      .setExpirationTime(now + TOKEN_SECONDS)
      .sign(this.privateKey);
  }

  /** The client and the end of a token that we have signed and that has not run out; null otherwise. */
  async read(token: string): Promise<{ readonly clientId: string; readonly endsAt: Date } | null> {
    try {
      const { payload } = await jwtVerify(token, this.publicKey, {
        algorithms: ['EdDSA'],
        typ: 'at+jwt',
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp'],
        currentDate: this.clock.now(),
      });
      return { clientId: String(payload.sub), endsAt: new Date(Number(payload.exp) * 1_000) };
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }
}
