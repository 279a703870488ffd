import { SIGN_OUT, type Answered, type Asked, type EndSession, type Nothing } from '@gatebook/contracts';
import type { Bus } from '@gatebook/service-kit';
import type { Access } from '../../access/access.js';
import type { Composition, Presented, SessionChange } from '../../http/composition.js';

/** Ends the session of the cookie and clears the cookie. */
export class SignOutWithCookie implements Composition {
  constructor(
    private readonly bus: Bus,
    private readonly access: Access,
  ) {}

  async answer(asked: Asked<Nothing>, { sessionToken }: Presented): Promise<Answered<Nothing> & SessionChange> {
    if (sessionToken !== undefined) this.access.forget(sessionToken);
    const body: EndSession = { token: sessionToken };
    return { ...(await this.bus.pass(SIGN_OUT, { ...asked, body })), session: null };
  }
}
