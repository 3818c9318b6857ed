import type { Envelope, ServiceName } from '@rapport/contracts';
import type { UnitOfWork } from '@rapport/database';
import type { Finished } from './delivery.types.js';
import { DONE } from './delivery-statement.data.js';

/** A message on its way into the deliveries. */
export interface OutgoingMessage {
  readonly messageId: string;
  readonly name: string;
  readonly consumers: readonly ServiceName[];
  readonly lane: string;
  readonly data: unknown;
  readonly envelope: Envelope;
  readonly delayMs: number;
}

/** The deliveries as a service sees them: in its own transaction, in its own role. */
export class OutboxRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Writes one delivery per consumer. Those that a message with this id has already are left as they are. */
  insert(message: OutgoingMessage): Promise<{ id: string; consumer: ServiceName }[]> {
    return this.unitOfWork.query(
      `insert into messaging.deliveries (workspace_id, message_id, name, consumer, lane, data, envelope, due_at)
       select $1::uuid, $2::uuid, $3::text, c, $4::text, $5::jsonb, $6::jsonb, clock_timestamp() + $7 * interval '1 ms'
       from unnest($8::text[]) c
       on conflict (workspace_id, message_id, consumer) do nothing
       returning id, consumer`,
      [
        message.envelope.workspaceId,
        message.messageId,
        message.name,
        message.lane,
        JSON.stringify(message.data),
        JSON.stringify(message.envelope),
        message.delayMs,
        message.consumers,
      ],
    );
  }

  /** Marks a delivery done. Undefined when the fence has moved on. */
  async done(id: string, fence: number): Promise<Finished | undefined> {
    const [row] = await this.unitOfWork.query<Finished>(DONE, [id, fence]);
    return row;
  }
}
