import type { KeyState, KeyStatus } from '@gatebook/vocabulary';

/** A key as it stands in the database. */
export interface KeyRow {
  readonly kid: string;
  readonly side: string;
  readonly publicKey: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly own: boolean;
  readonly state: KeyState;
  readonly reason: string | null;
  readonly since: Date | null;
  readonly notAfter: Date | null;
}

/** A change of a key that one officer stands for; with `usableFrom` two do, and it waits for that instant. */
export interface WaitingDecision {
  readonly kid: string;
  readonly state: KeyStatus;
  readonly reason: string;
  readonly notAfter: Date | null;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly usableFrom?: Date;
}
