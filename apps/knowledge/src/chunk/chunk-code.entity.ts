import { Column, Entity, PrimaryColumn } from 'typeorm';
import { CODE_BITS } from './vector-code.rule.js';

/** What a search looks at of each chunk of the workspace: the vector's code, and what may be asked for beside it. Narrow, so that 10,000 are read in milliseconds. */
@Entity({ schema: 'ai', name: 'kb_chunk_codes' })
export class ChunkCodeEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' }) workspaceId!: string;
  @PrimaryColumn('integer', { name: 'ref_number' }) refNumber!: number;
  @Column('text', { name: 'embedding_model' }) embeddingModel!: string;
  /** By which version of `lexeme.rule` the chunk's words were made. */
  @Column('smallint', { name: 'words_version' }) wordsVersion!: number;
  @Column('text') category!: string;
  @Column('text', { array: true }) tags!: string[];
  @Column({ type: 'bit', length: CODE_BITS }) code!: string;
}
