import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { workspaceChanged, type WorkspaceProfile, workspaceRead } from '@rapport/contracts';
import { Live, Messenger } from '@rapport/messaging';
import { requireContext } from '@rapport/observability';

interface Kept {
  readonly profile: Promise<WorkspaceProfile>;
  readonly until: number;
  readonly unsubscribe: Promise<() => Promise<void>>;
}

/** Live topics may be missed, so a copy is not trusted for longer than this. */
const KEEP_MS = 5 * 60_000;
const MOST = 1_000;

/** The profiles of the workspaces that are being served, asked for once and kept until they change. */
@Injectable()
export class WorkspaceService implements OnModuleDestroy {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly messenger: Messenger,
    private readonly live: Live,
  ) {}

  /** The profile of the running request's workspace. */
  async read(timeoutMs?: number): Promise<WorkspaceProfile> {
    const { workspaceId } = requireContext();
    const found = this.kept.get(workspaceId);
    if (found && found.until > Date.now()) return found.profile;
    this.forget(workspaceId);
    return this.ask(workspaceId, timeoutMs);
  }

  /** The same for what must work with every other service down: null instead of an error, and soon. */
  async readOrNull(timeoutMs: number): Promise<WorkspaceProfile | null> {
    try {
      return await this.read(timeoutMs);
    } catch {
      return null;
    }
  }

  async onModuleDestroy(): Promise<void> {
    const all = [...this.kept.values()];
    this.kept.clear();
    await Promise.all(all.map(async ({ unsubscribe }) => (await unsubscribe)()));
  }

  private ask(workspaceId: string, timeoutMs: number | undefined): Promise<WorkspaceProfile> {
    // Listening begins before the question, so that no change falls between the two.
    const unsubscribe = this.live.subscribe(workspaceChanged, workspaceId, () => this.forget(workspaceId));
    const profile = unsubscribe.then(() => this.messenger.request(workspaceRead, {}, timeoutMs === undefined ? {} : { timeoutMs }));
    const kept: Kept = { profile, until: Date.now() + KEEP_MS, unsubscribe };
    this.kept.set(workspaceId, kept);
    profile.catch(() => {
      if (this.kept.get(workspaceId) === kept) this.forget(workspaceId);
    });
    this.shrink();
    return profile;
  }

  private shrink(): void {
    for (const workspaceId of this.kept.keys()) {
      if (this.kept.size <= MOST) return;
      this.forget(workspaceId);
    }
  }

  private forget(workspaceId: string): void {
    const found = this.kept.get(workspaceId);
    this.kept.delete(workspaceId);
    found?.unsubscribe.then((stop) => stop()).catch(() => undefined);
  }
}
