import { Controller } from '@nestjs/common';
import { type DataOf, exchangeRead, explanationRead, type ReplyOf, turnOutcome, turnRun } from '@rapport/contracts';
import { type DeliveryContext, Handles, type RequestHandlerContext } from '@rapport/messaging';
import { OverdueTurnService } from './ending/overdue-turn.service.js';
import { TurnRecordService } from './record/turn-record.service.js';
import { TurnService } from './turn.service.js';

@Controller()
export class TurnConsumer {
  constructor(
    private readonly turns: TurnService,
    private readonly overdue: OverdueTurnService,
    private readonly records: TurnRecordService,
  ) {}

  @Handles(turnRun)
  async run(data: DataOf<typeof turnRun>, context: DeliveryContext): Promise<void> {
    await (data.overdueTurnId === undefined ? this.turns.run(data, context) : this.overdue.end(data.overdueTurnId, data, context));
  }

  @Handles(turnOutcome)
  outcome(data: DataOf<typeof turnOutcome>, context: RequestHandlerContext): Promise<ReplyOf<typeof turnOutcome>> {
    return this.records.outcome(context.scope, data.messageId);
  }

  @Handles(exchangeRead)
  exchange(data: DataOf<typeof exchangeRead>, context: RequestHandlerContext): Promise<ReplyOf<typeof exchangeRead>> {
    return this.records.exchange(context.scope, data.replyId);
  }

  @Handles(explanationRead)
  explanation(data: DataOf<typeof explanationRead>, context: RequestHandlerContext): Promise<ReplyOf<typeof explanationRead>> {
    return this.records.explanation(context.scope, data.messageId);
  }
}
