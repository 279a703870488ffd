import type { Answered, Asked } from '@gatebook/contracts';
import type { SessionCookie } from './session-cookie.rules.js';

/** What the gateway does with the session cookie beside answering: sets it, clears it (null), or leaves it. */
export interface SessionChange {
  readonly session?: SessionCookie | null;
  /** The device is known from now on. */
  readonly deviceToken?: string;
}

/** What the caller presented, where an answer depends on it. */
export interface Presented {
  /** The session token of the cookie. */
  readonly sessionToken: string | undefined;
  /** The token of the device's cookie. */
  readonly deviceToken: string | undefined;
  /** Where the caller is: an address, or the network of one. */
  readonly address: string;
}

/** An operation that the gateway answers by asking more than one service, or by setting a cookie. */
export interface Composition {
  answer(asked: Asked, presented: Presented): Promise<Answered & SessionChange>;
}
