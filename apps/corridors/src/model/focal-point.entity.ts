import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '@gatebook/vocabulary';

/** A post that the other side turns to, for a time. */
@Entity('focal_point')
export class FocalPointEntity {
  @PrimaryColumn('uuid') focalPointId!: string;
  @Column('integer') version!: number;
  @Column('text') side!: string;
  @Column('text') authority!: string;
  @Column('text', { nullable: true }) gateId!: string | null;
  @Column('text') title!: string;
  @Column('text', { array: true }) languages!: readonly Language[];
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  /** First and last day, both included. */
  @Column('date', { name: 'from_day' }) from!: string;
  @Column('date', { name: 'until_day', nullable: true }) until!: string | null;
  @Column('text', { select: false }) enteredBy!: string;
  /** The office that keeps the entry. */
  @Column('uuid', { nullable: true }) officeId!: string | null;
}
