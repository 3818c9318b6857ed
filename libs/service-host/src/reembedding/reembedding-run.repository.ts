import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { LONGEST_WAIT_MS } from './pace.rule.js';
import type { ReembeddingRunEntity } from './reembedding-run.entity.js';
import { ReembeddingStore } from './reembedding-store.port.js';

/** A run that was not heard of for so long has lost its command. */
const LOST_AFTER_MS = 3 * LONGEST_WAIT_MS;

/** What the model would not take is offered again after a day: by then it may be mended. */
const BEGIN = `
  on conflict (workspace_id) do update
    set run_id = excluded.run_id, model = excluded.model, failures = 0, waiting_for = null, refused = '{}', started_at = now(), updated_at = now(), finished_at = null
    where r.model <> excluded.model or r.updated_at < now() - $4 * interval '1 ms'
      or r.finished_at < now() - case when r.refused = '{}' then interval '0' else interval '1 day' end
  returning run_id`;

type Noted = Pick<ReembeddingRunEntity, 'runId' | 'failures' | 'waitingFor' | 'refused' | 'finishedAt'>;

/** The runs of one service, one for each workspace. */
@Injectable()
export class ReembeddingRunRepository {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ReembeddingStore,
  ) {}

  /** Begins a run, unless one to the same model is under way. @returns whether it did */
  async begin(workspaceId: string, runId: string, model: string): Promise<boolean> {
    const { tablePath } = this.rows.metadata;
    const sql = `insert into ${tablePath} as r (workspace_id, run_id, model) values ($1, $2, $3) ${BEGIN}`;
    return (await this.unit.query(sql, [workspaceId, runId, model, LOST_AFTER_MS])).length > 0;
  }

  /** The run of this id, while it is the workspace's last and not finished. */
  async find(workspaceId: string, runId: string): Promise<ReembeddingRunEntity | null> {
    const run = await this.latest(workspaceId);
    return run?.runId === runId && run.finishedAt === null ? run : null;
  }

  latest(workspaceId: string): Promise<ReembeddingRunEntity | null> {
    return this.rows.findOneBy({ workspaceId });
  }

  async note({ runId, failures, waitingFor, refused, finishedAt }: Noted): Promise<void> {
    await this.rows.update({ runId }, { failures, waitingFor, refused, finishedAt, updatedAt: new Date() });
  }

  private get rows() {
    return this.unit.manager.getRepository(this.store.runs);
  }
}
