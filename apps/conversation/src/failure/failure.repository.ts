import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';

export interface Failure {
  readonly kind: string;
  readonly message: string;
  /** Ids, codes and counts only. */
  readonly context: Readonly<Record<string, string | number | boolean | null>>;
}

@Injectable()
export class FailureRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async add(workspaceId: string, failure: Failure): Promise<void> {
    await this.unit.query(`insert into ai.errors (id, workspace_id, kind, message, context) values ($1, $2, $3, $4, $5)`, [
      randomUUID(),
      workspaceId,
      failure.kind,
      failure.message.slice(0, 500),
      JSON.stringify(failure.context),
    ]);
  }
}
