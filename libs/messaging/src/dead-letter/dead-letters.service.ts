import type { Scope, UnitOfWork } from '@rapport/database';
import type { Courier } from '../courier/courier.port.js';
import { DeadLetterRepository } from './dead-letter.repository.js';
import type { DeadLetter } from './dead-letter.types.js';

/** Deliveries that lie dead, for the people who look after a workspace. Works in the gateway's role. */
export class DeadLetters {
  private readonly repository: DeadLetterRepository;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly courier: Courier,
  ) {
    this.repository = new DeadLetterRepository(unitOfWork);
  }

  /**
   * Lists the dead deliveries of a workspace, newest first.
   *
   * @param page `limit` 50 by default; `beforeId` continues after the last one of the page before
   */
  list(scope: Scope, page: { readonly limit?: number; readonly beforeId?: string } = {}): Promise<DeadLetter[]> {
    return this.unitOfWork.run(scope, () => this.repository.list(page.limit ?? 50, page.beforeId ?? null));
  }

  /**
   * Tries a dead delivery again with all its attempts. It comes before younger ones of its lane that still wait.
   *
   * @returns false when there is no such dead delivery in the workspace
   */
  replay(scope: Scope, id: string): Promise<boolean> {
    return this.unitOfWork.run(scope, async () => {
      const lane = await this.repository.replay(id);
      if (lane) this.unitOfWork.afterCommit(() => this.courier.wake([{ ...lane, deliveryId: id, delayMs: 0 }]));
      return lane !== undefined;
    });
  }

  /** Gives a dead delivery up for good. @returns false when there is no such dead delivery in the workspace */
  discard(scope: Scope, id: string): Promise<boolean> {
    return this.unitOfWork.run(scope, () => this.repository.discard(id));
  }
}
