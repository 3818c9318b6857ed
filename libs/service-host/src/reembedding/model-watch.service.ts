import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { EmbeddingModel } from '@rapport/llm';
import { type Logger, runInContext } from '@rapport/observability';
import { LOGGER } from '../tokens.data.js';
import { Reembedder } from './reembedder.service.js';
import { ReembeddingStore } from './reembedding-store.port.js';

/** Settings change with a start; what a process with older settings adds while the new one takes over is seen later. */
const EVERY_MS = 3_600_000;
/** After a look that failed. */
const AGAIN_MS = 60_000;

/** Looks for texts of another embedding model than the one in use: at the start, and every hour. */
@Injectable()
export class ModelWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: ReembeddingStore,
    private readonly reembedder: Reembedder,
    private readonly embedding: EmbeddingModel,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.looking = this.lookAndPlan();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** Begins a run in each workspace that has texts of another model. */
  async look(): Promise<void> {
    for (const workspaceId of await this.store.workspacesBeside(this.embedding.model)) {
      if (this.stopped) return;
      const envelope = { requestId: randomUUID(), workspaceId, customer: 'all', actor: { kind: 'system', id: 'embedding' } } as const;
      await runInContext(envelope, () => this.unit.run({ workspaceId, customer: 'all' }, () => this.reembedder.begin(workspaceId)));
    }
  }

  private async lookAndPlan(): Promise<void> {
    const wait = await this.look().then(() => EVERY_MS, (error: unknown) => {
      if (!this.stopped) this.logger.warn({ err: error }, 'whether texts of another embedding model wait could not be seen');
      return AGAIN_MS;
    });
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.looking = this.lookAndPlan();
    }, wait).unref();
  }
}
