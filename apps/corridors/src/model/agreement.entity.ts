import type { AgreementParty } from '@gatebook/contracts';
import type { AgreementKind } from '@gatebook/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A signed text between the two sides of a corridor. */
@Entity('agreement')
export class AgreementEntity {
  @PrimaryColumn('uuid') agreementId!: string;
  @Column('integer') version!: number;
  @Column('text') kind!: AgreementKind;
  @Column('text') corridorId!: string;
  @Column('text') title!: string;
  @Column('date') signedOn!: string;
  /** First and last day, both included. */
  @Column('date') validFrom!: string;
  @Column('date', { nullable: true }) validUntil!: string | null;
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('jsonb') parties!: readonly AgreementParty[];
  @Column('text', { select: false }) enteredBy!: string;
  /** The office that keeps it. */
  @Column('uuid', { nullable: true }) officeId!: string | null;
}
