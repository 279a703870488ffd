import type { Contract, Paper } from '@gatebook/contracts';
import type { RegistrationStatus } from '@gatebook/vocabulary';

/** What an agreement says that a registration needs to know. */
export interface AgreementCopy {
  readonly agreementId: string;
  readonly kind: string;
  readonly corridorId: string;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly sides: readonly string[];
}

/** What the rules said of a registration when it was last judged. */
export interface Judged {
  readonly homeSide: string;
  readonly hostSide: string;
  /** Id of the workplace's territory. */
  readonly hostTerritory: string;
  readonly rulebookVersion: number;
  /** What our side issues to this worker; null where the rulebook names nothing. */
  readonly permitType: string | null;
  /** Approval issues it in one go. */
  readonly permitOnApproval: boolean;
}

/** A registration as kept; sex, birth year, nationality and home territory are copies of the person's coded facts. */
export interface RegistrationRow extends Judged {
  readonly registrationId: string;
  readonly version: number;
  readonly number: string;
  readonly officeId: string;
  readonly status: RegistrationStatus;
  readonly personId: string;
  readonly sex: string;
  readonly birthYear: number;
  readonly nationality: string;
  readonly homeTerritory: string | null;
  readonly agreementId: string;
  readonly corridorId: string;
  readonly employerId: string;
  readonly contract: Contract;
  readonly papers: readonly Paper[];
  readonly note: string | null;
  readonly reason: string | null;
  readonly renewalOf: string | null;
  readonly transferOf: string | null;
  readonly submittedBy: string | null;
  /** First registration of its chain of renewals and transfers. */
  readonly chainId: string;
  /** The registration that this one renews or transfers. */
  readonly succeeds: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** A registration with what its employer adds to answers and events. */
export interface KnownRegistration extends RegistrationRow {
  readonly employerName: string;
  readonly industry: string;
}
