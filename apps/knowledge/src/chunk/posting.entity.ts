import { Column, Entity, PrimaryColumn } from 'typeorm';

/** In which chunks of one segment a term stands; see posting.rule. */
@Entity({ schema: 'ai', name: 'kb_postings' })
export class PostingEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('text') term!: string;
  @PrimaryColumn('integer') segment!: number;
  @Column('integer') chunks!: number;
  @Column('bytea') postings!: Buffer;
}
