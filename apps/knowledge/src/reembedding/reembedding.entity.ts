import { ReembeddingRunEntity } from '@rapport/service-host';
import { Entity } from 'typeorm';

/** The last run that brought a workspace's chunks to another embedding model. */
@Entity({ schema: 'ai', name: 'kb_reembeddings' })
export class ReembeddingEntity extends ReembeddingRunEntity {}
