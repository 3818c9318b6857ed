import { Controller } from '@nestjs/common';
import { type DataOf, messageList, messageRead, messageSent, type ReplyOf } from '@rapport/contracts';
import { type DeliveryContext, Handles, type RequestHandlerContext } from '@rapport/messaging';
import { MessageService } from './message.service.js';

@Controller()
export class MessageConsumer {
  constructor(private readonly messages: MessageService) {}

  @Handles(messageList)
  list(data: DataOf<typeof messageList>, context: RequestHandlerContext): Promise<ReplyOf<typeof messageList>> {
    return this.messages.list(context.scope, data);
  }

  @Handles(messageRead)
  read(data: DataOf<typeof messageRead>, context: RequestHandlerContext): Promise<ReplyOf<typeof messageRead>> {
    return this.messages.read(context.scope, data.messageId);
  }

  @Handles(messageSent)
  async sent(data: DataOf<typeof messageSent>, context: DeliveryContext): Promise<void> {
    await context.effect(() => this.messages.noteDelivery(data));
  }
}
