import { ReembeddingRunEntity } from '@rapport/service-host';
import { Entity } from 'typeorm';

/** The last run that brought a workspace's memories to another embedding model. */
@Entity({ schema: 'ai', name: 'user_reembeddings' })
export class ReembeddingEntity extends ReembeddingRunEntity {}
