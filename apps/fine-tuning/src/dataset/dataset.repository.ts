import { Injectable } from '@nestjs/common';
import { type PagePlace, UnitOfWork } from '@rapport/database';
import { DatasetEntity } from './dataset.entity.js';
import { DatasetExampleEntity } from './dataset-example.entity.js';
import type { Split } from './split.rule.js';

@Injectable()
export class DatasetRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async add(dataset: Pick<DatasetEntity, 'id' | 'workspaceId' | 'name' | 'kind'>): Promise<DatasetEntity> {
    const repository = this.unit.manager.getRepository(DatasetEntity);
    await repository.insert(dataset);
    return repository.findOneByOrFail({ id: dataset.id });
  }

  async find(id: string): Promise<DatasetEntity | null> {
    return this.unit.manager.getRepository(DatasetEntity).findOneBy({ id });
  }

  /** The newest first, after the row with these sort keys. */
  async list(after: PagePlace | undefined, limit: number): Promise<DatasetEntity[]> {
    const query = this.unit.manager.getRepository(DatasetEntity).createQueryBuilder('d');
    if (after) query.where("(date_trunc('milliseconds', d.created_at), d.id) < (:at, :id)", { ...after });
    return query.orderBy("date_trunc('milliseconds', d.created_at)", 'DESC').addOrderBy('d.id', 'DESC').limit(limit).getMany();
  }

  async startBuilding(id: string): Promise<void> {
    await this.unit.manager.getRepository(DatasetEntity).update({ id }, { state: 'building', error: null });
  }

  async fail(id: string, error: string): Promise<void> {
    await this.unit.manager.getRepository(DatasetEntity).update({ id }, { state: 'failed', error });
  }

  /** Takes a page of examples in; a second try of the same page changes nothing. */
  async addExamples(examples: readonly DatasetExampleEntity[]): Promise<void> {
    if (examples.length === 0) return;
    await this.unit.query(
      `insert into ai.training_examples (id, workspace_id, dataset_id, customer_id, conversation_id, source_id, split, question, answer,
         intent, quality, replaced)
       select (e->>'id')::uuid, (e->>'workspaceId')::uuid, (e->>'datasetId')::uuid, (e->>'customerId')::uuid, (e->>'conversationId')::uuid,
         (e->>'sourceId')::uuid, e->>'split', e->>'question', e->>'answer', e->>'intent', (e->>'quality')::real, e->'replaced'
       from jsonb_array_elements($1::jsonb) e
       on conflict (workspace_id, dataset_id, source_id) do nothing`,
      [JSON.stringify(examples)],
    );
  }

  /** Counts what was taken in and what was replaced, and closes the dataset, in one statement. */
  async finish(id: string): Promise<void> {
    await this.unit.query(
      `update ai.training_datasets set state = 'ready', ready_at = now(), error = null,
         counts = (select jsonb_build_object('train', count(*) filter (where split = 'train'),
             'validation', count(*) filter (where split = 'validation'), 'test', count(*) filter (where split = 'test'))
           from ai.training_examples where dataset_id = $1),
         scrub_report = coalesce((select jsonb_object_agg(kind, total) from (
           select kind, sum(count::int)::int as total
           from ai.training_examples, jsonb_each_text(replaced) as r (kind, count) where dataset_id = $1 group by kind) sums), '{}')
       where id = $1`,
      [id],
    );
  }

  async examples(datasetId: string, split: Split | undefined, afterId: string | null, limit: number): Promise<DatasetExampleEntity[]> {
    const query = this.unit.manager.getRepository(DatasetExampleEntity).createQueryBuilder('e');
    query.where('e.dataset_id = :datasetId', { datasetId });
    if (split) query.andWhere('e.split = :split', { split });
    if (afterId) query.andWhere('e.id > :afterId', { afterId });
    return query.orderBy('e.id').limit(limit).getMany();
  }
}
