import type { OpenUnits } from '../unit-of-work/open-units.service.js';
import { asStoreAway } from '../platform/store-away.rule.js';
import { Door } from './door.port.js';

/** Whatever runs one statement by itself: a pool of `pg`, or a client of the embedded session. */
export interface StatementClient {
  query(sql: string, parameters: unknown[]): Promise<{ rows: unknown[] }> | undefined;
}

/** The door over a client that rests in the door's role. */
export class ClientDoor extends Door {
  constructor(
    private readonly client: StatementClient,
    private readonly units: OpenUnits,
  ) {
    super();
  }

  override async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.units.refuseInside();
    try {
      const result = await this.client.query(sql, [...parameters]);
      return (result?.rows ?? []) as Row[];
    } catch (error) {
      throw asStoreAway(error);
    }
  }
}
