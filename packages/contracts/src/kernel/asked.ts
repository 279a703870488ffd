import type { Language } from '@gatebook/vocabulary';
import type { Actor } from './actor.js';

/** The gateway's word to one service about who is behind what another asks it. */
export interface Voucher {
  /** What is vouched for, as it was proved. */
  readonly words: string;
  readonly proof: string;
}

/** Who asked a service that asks another in turn, and why. */
export type Behind = Pick<Asked, 'actor' | 'purpose' | 'caseReference'>;

/** A request on the bus: the body and everything that travels with it. */
export interface Asked<Body = unknown> {
  readonly body: Body;
  readonly actor: Actor;
  readonly language: Language;
  /** W3C trace id (32 hexadecimal digits): the same in every log line and event that a request causes. */
  readonly traceId: string;
  /** Milliseconds since 1970 after which nobody waits for the answer any more. */
  readonly deadline: number;
  /** Why a person's record is opened (header `Purpose`). */
  readonly purpose?: string;
  /** The file this belongs to at the office (header `Case-Reference`). */
  readonly caseReference?: string;
  /** A POST that carries the same key again gets the first answer. */
  readonly idempotencyKey?: string;
  /** What is kept under the key beside the answer: operation and body as a digest. Made by the service that is asked, whatever came with the call. */
  readonly keyedContent?: string;
  /** The version the caller saw, or several of which one will do (header `If-Match`). */
  readonly expectedVersion?: number | readonly number[];
  /** The gateway's word for each service that the asked one may ask in turn, by its name. Passed on, never made by others. */
  readonly vouchers?: Readonly<Record<string, Voucher>>;
  /** Who is behind the service that asks, where the gateway vouches for it. It says who is told to have asked; what may be done is the caller's. */
  readonly behind?: Behind;
  /** Media type the caller prefers, where a call offers several. */
  readonly accept?: string;
}

/** An answer on the bus. `status` and `version` become the HTTP status and the ETag. */
export interface Answered<Body = unknown> {
  readonly body: Body;
  readonly status?: number;
  readonly version?: number;
  /** Set when the body is not JSON; it is then text, or base64 when `base64` is true. */
  readonly contentType?: string;
  readonly base64?: boolean;
}
