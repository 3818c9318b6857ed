import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A browser that the widget runs in, and the customer it stands for. The token itself is not kept. */
@Entity({ schema: 'identity', name: 'visitors' })
export class VisitorEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('uuid', { name: 'customer_id' }) customerId!: string;
  @Column('text', { name: 'token_hash' }) tokenHash!: string;
  /** Where the token was asked for; null when the browser sent no Origin. */
  @Column('text', { nullable: true }) origin!: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}
