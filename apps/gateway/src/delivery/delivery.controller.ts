import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { deadDeliveryPage, deliveryParam, deliveryReplayed, listQuery, type DeadDeliveryView, type DeliveryParam, type ListQuery } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { DeadLetters, type DeadLetter } from '@rapport/messaging';
import { Access } from '../access/access.decorator.js';
import { Audited } from '../audit/audited.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import { currentScope } from '../http/scope.rule.js';

@ApiTags('Operations')
@Controller('v1/deliveries')
export class DeliveryController {
  constructor(private readonly deadLetters: DeadLetters) {}

  @Get('dead')
  @Access({ scope: 'deliveries:read' })
  @Answers(200, 'Deliveries that failed too often and wait for a person', deadDeliveryPage)
  async listDeadDeliveries(@Query({ schema: listQuery }) { limit, cursor }: ListQuery) {
    if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) {
      throw AppError.invalid('cursor', 'is not a cursor of this list', 'Use nextCursor of the page before.');
    }
    const letters = await this.deadLetters.list(currentScope(), { limit: limit + 1, ...(cursor === undefined ? {} : { beforeId: cursor }) });
    const shown = letters.slice(0, limit);
    return { data: shown.map(toView), nextCursor: letters.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }

  @Post(':id/replay')
  @Access({ scope: 'deliveries:write' })
  @Audited('delivery.replayed')
  @Answers(202, 'A dead delivery is tried again', deliveryReplayed)
  async replayDelivery(@Param({ schema: deliveryParam }) { id }: DeliveryParam) {
    if (!(await this.deadLetters.replay(currentScope(), id))) throw AppError.notFound('dead delivery');
    return { id, state: 'pending' as const };
  }
}

function toView({ id, name, consumer, lane, attempts, error, sentAt }: DeadLetter): DeadDeliveryView {
  return { id: String(id), message: name, consumer, lane, attempts, error, sentAt: sentAt.toISOString() };
}
