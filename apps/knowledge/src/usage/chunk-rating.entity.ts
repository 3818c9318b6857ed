import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the rating of one reply says of one chunk that it cites. A rating that changes takes the place of the one before. */
@Entity({ schema: 'ai', name: 'kb_chunk_ratings' })
export class ChunkRatingEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('uuid', { name: 'message_id' }) messageId!: string;
  @PrimaryColumn('uuid', { name: 'chunk_id' }) chunkId!: string;
  @Column('boolean') good!: boolean;
  /** Whose reply it was; nobody's after an erasure. */
  @Column('uuid', { name: 'of_customer', nullable: true }) ofCustomer!: string | null;
}
