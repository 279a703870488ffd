import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '@gatebook/vocabulary';

/** What a user may do; the user of the same id says how they sign in. */
@Entity('officer')
export class OfficerEntity {
  @PrimaryColumn('uuid') officerId!: string;
  @Column('text', { nullable: true }) displayName!: string | null;
  @Column('text') role!: Role;
  @Column('uuid') officeId!: string;
  @Column('text', { array: true }) gateIds!: readonly string[];
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) deactivatedAt!: Date | null;
}
