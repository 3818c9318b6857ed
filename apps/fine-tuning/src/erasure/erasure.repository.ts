import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import type { CustomerStore } from '@rapport/service-host';

/**
 * Takes examples out of their datasets, and writes into each dataset how many it lost, in one statement: who exported it before sees that the export
 * holds more than may be used. Counts go down by what left, since a unit of one customer sees no other examples to count anew.
 */
const TAKE_OUT = `
  with gone as (
    delete from ai.training_examples where id in (select id from ai.training_examples where workspace_id = $1 and customer_id = $2 limit $3)
    returning dataset_id, split, replaced
  ), lost as (
    select dataset_id, count(*)::int as rows, (count(*) filter (where split = 'train'))::int as train,
      (count(*) filter (where split = 'validation'))::int as validation, (count(*) filter (where split = 'test'))::int as test
    from gone group by dataset_id
  ), unreplaced as (
    select dataset_id, kind, sum(count::int)::int as count from gone, jsonb_each_text(replaced) as r (kind, count) group by dataset_id, kind
  ), marked as (
    update ai.training_datasets d set
      erased_examples = d.erased_examples + l.rows,
      erased_at = now(),
      counts = jsonb_build_object('train', greatest(0, (d.counts->>'train')::int - l.train),
        'validation', greatest(0, (d.counts->>'validation')::int - l.validation), 'test', greatest(0, (d.counts->>'test')::int - l.test)),
      scrub_report = coalesce((select jsonb_object_agg(s.kind, s.count::int - coalesce(u.count, 0)) from jsonb_each_text(d.scrub_report) as s (kind, count)
        left join unreplaced u on u.dataset_id = d.id and u.kind = s.kind where s.count::int > coalesce(u.count, 0)), '{}')
    from lost l where d.workspace_id = $1 and d.id = l.dataset_id
  )
  select 1 from gone`;

/** Everything that this service keeps of a customer. */
@Injectable()
export class ErasureRepository {
  readonly stores: readonly CustomerStore[] = [
    {
      store: 'ai.training_examples',
      action: 'deleted',
      erase: async ({ workspaceId, customerId }, limit) => (await this.unit.query(TAKE_OUT, [workspaceId, customerId, limit])).length,
    },
  ];

  constructor(private readonly unit: UnitOfWork) {}
}
