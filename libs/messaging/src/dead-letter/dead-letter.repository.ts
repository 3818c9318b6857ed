import type { UnitOfWork } from '@rapport/database';
import type { Lane } from '../delivery/delivery.types.js';
import type { DeadLetter } from './dead-letter.types.js';

/** The dead deliveries of the open unit's workspace. */
export class DeadLetterRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first, at most `limit`, those before `beforeId` when it is given. A lane begins with its workspace's id and a colon. */
  list(limit: number, beforeId: string | null): Promise<DeadLetter[]> {
    return this.unitOfWork.query<DeadLetter>(
      `select id, message_id as "messageId", name, consumer, substr(lane, 38) as lane, data, attempts,
         last_error as error, envelope->>'requestId' as "requestId", created_at as "sentAt", finished_at as "diedAt"
       from messaging.deliveries where state = 'dead' and workspace_id = tenancy.workspace_id() and ($2::bigint is null or id < $2)
       order by id desc limit $1`,
      [limit, beforeId],
    );
  }

  /** Makes a dead delivery due. Its fence stays: a worker from before must not come back to life. */
  async replay(id: string): Promise<Lane | undefined> {
    const [row] = await this.unitOfWork.query<Lane>(
      `update messaging.deliveries set state = 'pending', attempts = 0, due_at = clock_timestamp(), finished_at = null
       where id = $1 and state = 'dead' returning consumer, lane`,
      [id],
    );
    return row;
  }

  /** Gives a dead delivery up for good. */
  async discard(id: string): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `update messaging.deliveries set state = 'discarded', finished_at = clock_timestamp() where id = $1 and state = 'dead' returning id`,
      [id],
    );
    return rows.length > 0;
  }
}
