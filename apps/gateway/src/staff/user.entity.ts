import type { StaffRole } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person of the workspace's staff. */
@Entity({ schema: 'identity', name: 'users' })
export class UserEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('text') email!: string;
  @Column('text') name!: string;
  @Column('text') role!: StaffRole;
  /** Argon2id, in PHC form. */
  @Column('text', { name: 'password_hash' }) passwordHash!: string;
  @Column('boolean', { name: 'is_active', default: true }) isActive!: boolean;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
