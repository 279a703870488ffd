import { Problem, type ProposeKeyState, type TrustedKeyKept } from '@gatebook/contracts';
import type { TrustedKey } from '@gatebook/credential';
import type { KeyRow, WaitingDecision } from './trusted-key.types.js';

/**
 * A key as the list shows it. Readers of before this release know `validUntil` alone: it ends there what a retired or distrusted key
 * signs from then on by its own date.
 */
export function listedKey({ kid, side, publicKey, validFrom, validUntil, state, reason, since, notAfter }: KeyRow): TrustedKey {
  const end = endOf({ validUntil, state, since, notAfter });
  return {
    kid,
    side,
    algorithm: 'EdDSA' as const,
    publicKey,
    validFrom: validFrom.toISOString(),
    ...(end !== null && { validUntil: end.toISOString() }),
    ...((state === 'retired' || state === 'distrusted') && {
      status: state,
      ...(reason !== null && { reason }),
      ...(since !== null && { since: since.toISOString() }),
      ...(notAfter !== null && { notAfter: notAfter.toISOString() }),
    }),
  };
}

/** A key as administrators see it, with what waits for a second one. */
export function keptKey(row: KeyRow, waiting: WaitingDecision | null): TrustedKeyKept {
  const { algorithm: _, ...listed } = listedKey(row);
  return {
    ...listed,
    state: row.state,
    own: row.own,
    ...(waiting !== null && {
      waiting: {
        state: waiting.state,
        reason: waiting.reason,
        notAfter: waiting.notAfter?.toISOString(),
        proposedAt: waiting.proposedAt.toISOString(),
        usableFrom: waiting.usableFrom?.toISOString(),
      },
    }),
  };
}

const HOUR_MS = 3_600_000;
/** How long everybody may notice a neighbour's key that was slipped in, before what it signs is recognised. */
const USUAL_WAIT_HOURS = 24;

/** From when on a decision holds that is confirmed now: only trust in a neighbour's key waits, what takes trust away never does. */
export function usableAfter(
  { own }: Pick<KeyRow, 'own'>,
  { state }: Pick<WaitingDecision, 'state'>,
  at: Date,
  waitHours = USUAL_WAIT_HOURS,
): Date {
  return own || state !== 'trusted' ? at : new Date(at.getTime() + waitHours * HOUR_MS);
}

/** The watermark of a proposal: only a distrusted key has one, and it does not lie ahead. */
export function watermarkOf({ state, notAfter }: ProposeKeyState, at: Date): Date | null {
  if (state !== 'distrusted') return null;
  if (notAfter !== undefined && Date.parse(notAfter) > at.getTime())
    throw new Problem('REQUEST_INVALID', {}, [{ pointer: '/notAfter', code: 'IN_FUTURE', detail: 'lies ahead' }]);
  return notAfter === undefined ? at : new Date(notAfter);
}

function endOf({ validUntil, state, since, notAfter }: Pick<KeyRow, 'validUntil' | 'state' | 'since' | 'notAfter'>): Date | null {
  const stop = state === 'distrusted' ? notAfter : state === 'retired' ? since : null;
  return validUntil !== null && (stop === null || validUntil < stop) ? validUntil : stop;
}
