import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A public key that a side signs rulebooks with. */
@Entity('side_key')
export class SideKeyEntity {
  @PrimaryColumn('text') side!: string;
  @PrimaryColumn('text') keyId!: string;
  /** Ed25519, base64url. */
  @Column('text') publicKey!: string;
  @Column('timestamptz') validFrom!: Date;
  @Column('timestamptz', { nullable: true }) validUntil!: Date | null;
  @Column('text') enteredBy!: string;
  @Column('timestamptz', { select: false }) enteredAt!: Date;
  @Column('text', { nullable: true, select: false }) confirmedBy!: string | null;
  /** Set by the second officer: the key signs from then on. */
  @Column('timestamptz', { nullable: true }) usableFrom!: Date | null;
  @Column('text', { nullable: true, select: false }) endedBy!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { nullable: true }) reason!: string | null;
}
