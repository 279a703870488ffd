import type { PermitVehicle } from '@gatebook/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PermitEntries, PermitStatus } from '@gatebook/vocabulary';

/** A status that is kept; `expired` follows from the dates. */
export type KeptStatus = Exclude<PermitStatus, 'expired'>;

/** A permit; row-level security shows it to its office and to the labour office of its registration. */
@Entity('permit')
export class PermitEntity {
  @PrimaryColumn('uuid') readonly permitId!: string;
  @Column('integer') readonly version!: number;
  @Column('text') readonly number!: string;
  @Column('text') readonly type!: string;
  @Column('text') readonly hostSide!: string;
  @Column('text') readonly status!: KeptStatus;
  @Column('uuid') readonly personId!: string;
  @Column('uuid', { nullable: true }) readonly registrationId!: string | null;
  @Column('uuid', { nullable: true }) readonly registrationOfficeId!: string | null;
  @Column('uuid') readonly officeId!: string;
  @Column('text') readonly corridorId!: string;
  @Column('integer') readonly rulebookVersion!: number;
  /** First and last day, both included, of the host side. */
  @Column('date') readonly validFrom!: string;
  @Column('date') readonly validUntil!: string;
  @Column('text', { array: true }) readonly gates!: readonly string[];
  @Column('text', { array: true }) readonly zone!: readonly string[];
  @Column('text') readonly purpose!: string;
  @Column('text') readonly entries!: PermitEntries;
  @Column('uuid', { array: true }) readonly companionIds!: readonly string[];
  @Column('jsonb', { nullable: true }) readonly vehicle!: PermitVehicle | null;
  @Column('text') readonly nationality!: string;
  @Column('text') readonly sex!: string;
  @Column('integer') readonly birthYear!: number;
  @Column('text', { nullable: true }) readonly employer!: string | null;
  @Column('text', { nullable: true }) readonly workplace!: string | null;
  @Column('timestamptz') readonly requestedAt!: Date;
  @Column('timestamptz', { nullable: true }) readonly issuedAt!: Date | null;
  @Column('timestamptz') readonly changedAt!: Date;
  @Column('text', { nullable: true }) readonly reason!: string | null;
  @Column('text', { nullable: true }) readonly note!: string | null;
  @Column('integer') readonly timesExtended!: number;
  @Column('integer', { nullable: true }) readonly statusList!: number | null;
  @Column('integer', { nullable: true }) readonly statusIndex!: number | null;
  @Column('integer') readonly statusListSequence!: number;
  /** The type is one that a labour rule names; then the permit hangs on a registration. */
  @Column('boolean') readonly isLabour!: boolean;
  /** First and last day of the registration's contract. */
  @Column('date', { nullable: true }) readonly contractFrom!: string | null;
  @Column('date', { nullable: true }) readonly contractTo!: string | null;
  /** The permit whose card this one stands for. */
  @Column('uuid', { nullable: true }) readonly replaces!: string | null;
  /** The first card of those that replaced each other; null for the first. */
  @Column('uuid', { nullable: true }) readonly chainId!: string | null;
  /** The signed QR text, encrypted: it is the one thing here that holds a name. */
  @Column('bytea', { nullable: true, select: false }) readonly sealedCredential!: Buffer | null;
}
