import { SIGN_IN, type Answered, type Asked, type SignedIn, type SignedInWithToken, type SignIn } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import type { SignInLimit } from '../../access/rate-limits.js';
import type { Composition, Presented, SessionChange } from '../composition.js';

/** The session's token goes into the cookie and nowhere else. */
export class SignInWithCookie implements Composition {
  constructor(
    private readonly bus: Bus,
    private readonly limit: SignInLimit,
  ) {}

  async answer(asked: Asked<SignIn>, { address }: Presented): Promise<Answered<SignedIn> & SessionChange> {
    this.limit.count(address, asked.body.username.toLowerCase());
    const answered = await this.bus.pass(SIGN_IN, { ...asked, idempotencyKey: undefined });
    const { token, ...caller }: SignedIn & Partial<SignedInWithToken> = answered.body;
    if (token === undefined) throw new Error('identity has begun a session without a token');
    return { ...answered, body: caller, session: { token, endsAt: new Date(caller.endsAt) } };
  }
}
