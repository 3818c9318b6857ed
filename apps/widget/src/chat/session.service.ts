import { ChatError, type ChatPort, type Face } from '../api/chat.port.js';
import type { BrowserStore } from './browser-store.service.js';

export interface Begun {
  readonly workspace: Face;
  readonly conversationId: string | null;
}

/** One tab at a time, where the browser can (pages without https cannot): two new tabs must become one visitor. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { locks?: LockManager };
  return locks ? locks.request('rapport-visitor', work) : work();
}

/** Who this browser is to the server. */
export class Session {
  constructor(
    private readonly port: ChatPort,
    private readonly store: BrowserStore,
    private readonly workspace: string,
  ) {}

  /** Comes back as the visitor of an earlier time, or begins as a new one. */
  async start(): Promise<Begun> {
    const token = this.store.token();
    return (token === null ? null : await this.as(token)) ?? this.renew(token);
  }

  /**
   * Begins anew, unless another tab or another request has done so already.
   *
   * @param failed the token that is not accepted any more
   */
  renew(failed: string | null): Promise<Begun> {
    return alone(async () => {
      const stored = this.store.token();
      const known = stored === null || stored === failed ? null : await this.as(stored);
      if (known) return known;
      const { token, workspace } = await this.port.begin(this.workspace);
      this.port.token = token;
      this.store.saveToken(token);
      return { workspace, conversationId: null };
    });
  }

  /** @returns null when the token expired or was revoked */
  private async as(token: string): Promise<Begun | null> {
    this.port.token = token;
    try {
      return await this.port.me();
    } catch (error) {
      if (error instanceof ChatError && error.status === 401) return null;
      throw error;
    }
  }
}
