import type { Paper, Wage } from '@gatebook/contracts';
import type { RegistrationStatus } from '@gatebook/vocabulary';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { EmployerEntity } from './employer.entity.js';

/** The contract that a registration rests on; its workplace is the registration's host territory. */
export class ContractColumns {
  @Column('text') occupation!: string;
  /** First and last day, both included. */
  @Column('date', { name: 'contract_from' }) from!: string;
  @Column('date', { name: 'contract_to' }) to!: string;
  @Column('jsonb', { nullable: true }) wage!: Wage | null;
}

/** A worker's registration; sex, birth year, nationality and home territory are copies of the person's coded facts. Row-level security keeps the offices apart. */
@Entity('registration')
export class RegistrationEntity {
  @PrimaryColumn('uuid') registrationId!: string;
  @Column('integer') version!: number;
  @Column('text') number!: string;
  @Column('uuid') officeId!: string;
  @Column('text') status!: RegistrationStatus;
  @Column('uuid') personId!: string;
  @Column('text') sex!: string;
  @Column('integer') birthYear!: number;
  @Column('text') nationality!: string;
  @Column('text', { nullable: true }) homeTerritory!: string | null;
  @Column('uuid') agreementId!: string;
  @Column('text') corridorId!: string;
  @Column('uuid') employerId!: string;
  @ManyToOne(() => EmployerEntity) @JoinColumn({ name: 'employer_id' }) employer!: EmployerEntity;
  @Column('text') homeSide!: string;
  @Column('text') hostSide!: string;
  /** Id of the workplace's territory. */
  @Column('text') hostTerritory!: string;
  @Column(() => ContractColumns, { prefix: false }) contract!: ContractColumns;
  @Column('jsonb') papers!: readonly Paper[];
  @Column('text', { nullable: true }) note!: string | null;
  /** What our side issues to this worker; null where the rulebook names nothing. */
  @Column('text', { nullable: true }) permitType!: string | null;
  /** Approval issues it in one go. */
  @Column('boolean') permitOnApproval!: boolean;
  @Column('integer') rulebookVersion!: number;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { nullable: true }) renewalOf!: string | null;
  @Column('uuid', { nullable: true }) transferOf!: string | null;
  @Column('text', { nullable: true }) submittedBy!: string | null;
  /** First registration of its chain of renewals and transfers; null in rows from before there were chains. */
  @Column('uuid', { nullable: true }) chainId!: string | null;
  /** The registration that this one renews or transfers. */
  @Column('uuid', { nullable: true }) succeeds!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') changedAt!: Date;
}
