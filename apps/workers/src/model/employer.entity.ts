import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EmployerStatus } from '@gatebook/vocabulary';

/** A company or a farm; row-level security lets its keeping office alone write it. */
@Entity('employer')
export class EmployerEntity {
  @PrimaryColumn('uuid') employerId!: string;
  @Column('integer') version!: number;
  @Column('text') registrationNumber!: string;
  @Column('text') side!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) nameLatin!: string | null;
  @Column('text') territory!: string;
  @Column('text') industry!: string;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text') status!: EmployerStatus;
  @Column('timestamptz', { select: false }) enteredAt!: Date;
  @Column('uuid', { nullable: true }) officeId!: string | null;
}
