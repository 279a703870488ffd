import { SIGN_OUT, type Answered, type Asked, type EndSession, type Nothing } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import type { Composition, Presented, SessionChange } from '../composition.js';

/** Ends the session of the cookie and clears the cookie. */
export class SignOutWithCookie implements Composition {
  constructor(private readonly bus: Bus) {}

  async answer(asked: Asked<Nothing>, { sessionToken }: Presented): Promise<Answered<Nothing> & SessionChange> {
    const body: EndSession = { token: sessionToken };
    return { ...(await this.bus.pass(SIGN_OUT, { ...asked, body })), session: null };
  }
}
