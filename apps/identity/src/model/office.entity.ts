import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OfficeKind } from '@gatebook/vocabulary';

/** Where officers work. */
@Entity('office')
export class OfficeEntity {
  @PrimaryColumn('uuid') officeId!: string;
  @Column('text') name!: string;
  @Column('text') kind!: OfficeKind;
  @Column('text') territory!: string;
  @Column('text', { array: true }) gateIds!: readonly string[];
  @Column('timestamptz') createdAt!: Date;
}
