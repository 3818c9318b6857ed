import type { ApiScope } from '@rapport/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An API key: its hash and its last four characters, never itself. */
@Entity({ schema: 'identity', name: 'api_keys' })
export class KeyEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'token_hash' }) tokenHash!: string;
  @Column('text', { name: 'last_four' }) lastFour!: string;
  @Column('text', { array: true }) scopes!: ApiScope[];
  @Column('text', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt!: Date | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}
