import type { Standalone } from '../standalone.service.js';

/** Ends what no route of the API ends yet. */
export class EndingRepository {
  constructor(
    private readonly product: Standalone,
    private readonly workspaceId: string,
  ) {}

  async closeConversations(): Promise<void> {
    await this.run('conversation', "update ai.conversations set status = 'closed', closed_at = now() where status <> 'closed'");
  }

  async revokeVisitors(): Promise<void> {
    await this.run('gateway', 'update identity.visitors set revoked_at = now() where revoked_at is null');
  }

  private async run(service: string, sql: string): Promise<void> {
    const unit = this.product.services.find(({ definition }) => definition.name === service)?.database.unitOfWork;
    if (!unit) throw new Error(`there is no ${service}`);
    await unit.run({ workspaceId: this.workspaceId, customer: 'all' }, () => unit.query(sql));
  }
}
