import type { SideKey, SideKeyKept, SideKeyState } from '@gatebook/contracts';

/** A key with who entered it and how far it is. */
export interface KnownSideKey extends SideKey {
  readonly enteredBy: string;
  readonly usableFrom?: string;
  readonly endedAt?: string;
  readonly reason?: string;
}

const HOUR_MS = 3_600_000;
/** How long everybody may notice a key that was slipped in, before it signs. */
const USUAL_WAIT_HOURS = 24;

/** How far a key is at an instant. */
export function keyStateAt({ usableFrom, endedAt }: Pick<KnownSideKey, 'usableFrom' | 'endedAt'>, at: Date): SideKeyState {
  if (endedAt !== undefined) return 'ended';
  if (usableFrom === undefined) return 'proposed';
  return at.getTime() < Date.parse(usableFrom) ? 'waiting' : 'usable';
}

/** Whether a key signs at an instant: confirmed, waited for, not ended, and within its own days. */
export function keySignsAt(key: KnownSideKey, at: Date): boolean {
  const now = at.getTime();
  return (
    keyStateAt(key, at) === 'usable' &&
    Date.parse(key.validFrom) <= now &&
    (key.validUntil === undefined || now < Date.parse(key.validUntil))
  );
}

/** The first instant at which a key signs that is confirmed now. */
export function usableAfter(at: Date, waitHours: number | undefined): Date {
  return new Date(at.getTime() + (waitHours ?? USUAL_WAIT_HOURS) * HOUR_MS);
}

/** The key as it is answered. */
export function answerOf({ enteredBy: _, ...key }: KnownSideKey, at: Date): SideKeyKept {
  return { ...key, state: keyStateAt(key, at) };
}
