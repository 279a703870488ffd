import type { PermitStatus, PermitVehicle } from '@gatebook/contracts';

/** A status that is kept; `expired` follows from the dates. */
export type KeptStatus = Exclude<PermitStatus, 'expired'>;

/** A permit as it stands in the database, without its credential. */
export interface KeptPermit {
  readonly permitId: string;
  readonly version: number;
  readonly number: string;
  readonly type: string;
  readonly hostSide: string;
  readonly status: KeptStatus;
  readonly personId: string;
  readonly registrationId: string | null;
  readonly registrationOfficeId: string | null;
  readonly officeId: string;
  readonly corridorId: string;
  readonly rulebookVersion: number;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly gates: readonly string[];
  readonly zone: readonly string[];
  readonly purpose: string;
  readonly entries: 'single' | 'multiple';
  readonly companionIds: readonly string[];
  readonly vehicle: PermitVehicle | null;
  readonly nationality: string;
  readonly sex: string;
  readonly birthYear: number;
  readonly employer: string | null;
  readonly workplace: string | null;
  readonly requestedAt: Date;
  readonly issuedAt: Date | null;
  readonly changedAt: Date;
  readonly reason: string | null;
  readonly note: string | null;
  readonly timesExtended: number;
  readonly statusList: number | null;
  readonly statusIndex: number | null;
  readonly statusListSequence: number;
  /** The type is one that a labour rule names; then the permit hangs on a registration. */
  readonly isLabour: boolean;
  /** First and last day of the registration's contract. */
  readonly contractFrom: string | null;
  readonly contractTo: string | null;
  /** The permit whose card this one stands for. */
  readonly replaces: string | null;
  /** The first card of those that replaced each other; null for the first. */
  readonly chainId: string | null;
}

/** What a permit begins with: nothing has been decided about it. */
export const NEWLY_REQUESTED = {
  version: 1,
  status: 'requested',
  issuedAt: null,
  reason: null,
  note: null,
  timesExtended: 0,
  statusList: null,
  statusIndex: null,
  statusListSequence: 0,
  replaces: null,
  chainId: null,
} as const satisfies Partial<KeptPermit>;
