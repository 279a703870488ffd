import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '@gatebook/vocabulary';

/** A machine that acts in an office's name. */
@Entity('api_client')
export class ApiClientEntity {
  @PrimaryColumn('uuid') clientId!: string;
  @Column('text') name!: string;
  @Column('text') role!: Role;
  @Column('uuid') officeId!: string;
  @Column('text', { array: true }) gateIds!: readonly string[];
  /** SHA-256, base64url. */
  @Column('text', { select: false }) secretDigest!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
