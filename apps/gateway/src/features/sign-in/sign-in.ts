import { SIGN_IN, type Answered, type Asked, type SignedIn, type SignIn, type SignInFrom } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import type { SignInLimit } from '../../access/rate-limits.js';
import type { Composition, Presented, SessionChange } from '../../http/composition.js';

/** The session's token goes into the cookie and nowhere else. */
export class SignInWithCookie implements Composition {
  constructor(
    private readonly bus: Bus,
    private readonly limit: SignInLimit,
  ) {}

  async answer(asked: Asked<SignIn>, { address, deviceToken: shown }: Presented): Promise<Answered<SignedIn> & SessionChange> {
    const body: SignInFrom = { ...asked.body, address, deviceToken: shown, isOverLimit: this.isOverLimit(asked, address, shown) };
    const answered = await this.bus.pass(SIGN_IN, { ...asked, body, idempotencyKey: undefined });
    const { token, deviceToken, ...caller } = answered.body;
    return { ...answered, body: caller, session: { token, endsAt: new Date(caller.endsAt) }, deviceToken };
  }

  /** Whoever shares an address with a guesser is heard on a device where they are known; identity knows which these are. */
  private isOverLimit({ body: { username } }: Asked<SignIn>, address: string, deviceToken: string | undefined): boolean {
    try {
      this.limit.count(address, username.toLowerCase());
      return false;
    } catch (error) {
      if (deviceToken === undefined) throw error;
      return true;
    }
  }
}
