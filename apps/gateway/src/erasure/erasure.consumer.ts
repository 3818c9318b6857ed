import { Controller } from '@nestjs/common';
import { type DataOf, erasureMatch, erasureNote, erasureRead, erasureRun, type ReplyOf } from '@rapport/contracts';
import { type DeliveryContext, Handles } from '@rapport/messaging';
import { ErasureIdentityService } from './erasure-identity.service.js';
import { ErasureRoundService } from './erasure-round.service.js';

@Controller()
export class ErasureConsumer {
  constructor(
    private readonly rounds: ErasureRoundService,
    private readonly identity: ErasureIdentityService,
  ) {}

  @Handles(erasureRun)
  run(data: DataOf<typeof erasureRun>, context: DeliveryContext): Promise<void> {
    return this.rounds.run(data, context);
  }

  @Handles(erasureNote)
  note(data: DataOf<typeof erasureNote>, context: DeliveryContext): Promise<void> {
    return this.rounds.note(data, context.envelope.sender, context);
  }

  @Handles(erasureRead)
  async read({ erasureId }: DataOf<typeof erasureRead>): Promise<ReplyOf<typeof erasureRead>> {
    return { customerId: await this.identity.customerOf(erasureId) };
  }

  @Handles(erasureMatch)
  async match({ erasureId, customers }: DataOf<typeof erasureMatch>): Promise<ReplyOf<typeof erasureMatch>> {
    return { matches: await this.identity.matches(erasureId, customers) };
  }
}
