import { Inject, Injectable } from '@nestjs/common';
import { MEMORY_CONFIG, type MemoryConfig } from '../memory.config.js';
import { type IndexedExchange, MemoryIndex } from './memory-index.rule.js';

/** A customer's words are not kept at hand longer than this after they were last asked for. */
const KEEP_MS = 5 * 60_000;

/** What this process knows of one customer's exchanges. */
export interface KnownExchanges {
  readonly version: string;
  readonly epoch: string;
  readonly index: MemoryIndex;
}

interface Entry extends KnownExchanges {
  readonly usedAt: number;
}

/**
 * The word indexes of the customers that were asked for last. Each recall says which version it knows and is told what came since, so an entry
 * is never believed unseen; it only saves reading and cutting the same texts again.
 */
@Injectable()
export class IndexCache {
  /** In the order of use, the oldest first. */
  private readonly entries = new Map<string, Entry>();
  private size = 0;

  constructor(@Inject(MEMORY_CONFIG) private readonly config: MemoryConfig) {}

  get(workspaceId: string, customerId: string): KnownExchanges | undefined {
    const entry = this.entries.get(`${workspaceId}:${customerId}`);
    return entry && Date.now() - entry.usedAt < KEEP_MS ? entry : undefined;
  }

  /**
   * Brings what is known up to date.
   *
   * @param known what the recall began with
   * @param added what came since, or everything when the epoch is another one
   */
  update(workspaceId: string, customerId: string, known: KnownExchanges | undefined, now: { version: string; epoch: string }, added: readonly IndexedExchange[]): MemoryIndex {
    const index = known?.epoch === now.epoch ? known.index : new MemoryIndex();
    const key = `${workspaceId}:${customerId}`;
    this.forget(workspaceId, customerId);
    index.add(added);
    // Two recalls at once may bring the same index up to date; the later version is the one that holds.
    this.entries.set(key, { ...now, index, usedAt: Date.now() });
    this.size += index.size;
    this.evict();
    return index;
  }

  forget(workspaceId: string, customerId: string): void {
    const key = `${workspaceId}:${customerId}`;
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.size -= entry.index.size;
  }

  private evict(): void {
    const old = Date.now() - KEEP_MS;
    for (const [key, { index, usedAt }] of this.entries) {
      if (usedAt > old && (this.size <= this.config.RAPPORT_MEMORY_INDEXED || this.entries.size === 1)) return;
      this.entries.delete(key);
      this.size -= index.size;
    }
  }
}
