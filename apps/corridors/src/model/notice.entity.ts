import type { GateNoticeKept, NoticeTexts } from '@gatebook/contracts';
import type { Role } from '@gatebook/vocabulary';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A decision to open, limit or close a gate for a time. */
@Entity('gate_notice')
export class NoticeEntity {
  @PrimaryColumn('uuid') noticeId!: string;
  @Column('integer') version!: number;
  @Column('text') gateId!: string;
  @Column('text') side!: string;
  @Column('text') traffic!: GateNoticeKept['traffic'];
  @Column('text') status!: GateNoticeKept['status'];
  /** Included. */
  @Column('timestamptz', { name: 'from_at' }) from!: Date;
  /** Excluded. */
  @Column('timestamptz', { name: 'until_at', nullable: true }) until!: Date | null;
  @Column('text') ground!: string;
  @Column('text') decidedBy!: string;
  @Column('jsonb', { nullable: true }) note!: NoticeTexts | null;
  @Column('text', { select: false }) enteredBy!: string;
  @Column('text', { nullable: true }) enteredRole!: Role | null;
  @Column('timestamptz', { select: false }) enteredAt!: Date;
  /** The office that decided. */
  @Column('uuid', { nullable: true }) officeId!: string | null;
}
