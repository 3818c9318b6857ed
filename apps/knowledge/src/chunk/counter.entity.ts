import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is counted of a workspace's chunks. Who changes chunks locks it first, so that the counts and the index of words are those of the chunks. */
@Entity({ schema: 'ai', name: 'kb_counters' })
export class CounterEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @Column('integer', { name: 'last_ref' }) lastRef!: number;
  /** How many chunks there are. */
  @Column('integer', { default: 0 }) chunks!: number;
  /** How many terms they have together: divided by their number, the mean length that BM25 asks for. */
  @Column('bigint', { default: 0 }) terms!: string;
}
