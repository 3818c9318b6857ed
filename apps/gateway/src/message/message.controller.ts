import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  explanationRead,
  feedbackAnswer,
  feedbackBody,
  feedbackRate,
  idParam,
  sourceParam,
  sourceView,
  type FeedbackAnswer,
  type FeedbackBody,
  type IdParam,
  type SourceParam,
} from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { Access } from '../access/access.decorator.js';
import { Audited } from '../audit/audited.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import { MessageService } from './message.service.js';

@ApiTags('Messages')
@Controller('v1/messages')
export class MessageController {
  constructor(
    private readonly messages: MessageService,
    private readonly messenger: Messenger,
  ) {}

  @Get(':id/explanation')
  @Access({ scope: 'explanations:read' })
  @Audited('explanation.read')
  @Answers(200, 'Why a reply reads as it does', explanationRead.reply)
  explainMessage(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(explanationRead, { messageId: id });
  }

  @Get(':id/sources/:ref')
  @Access({ scope: 'conversations:read', visitor: true })
  @Answers(200, 'The passage behind a citation', sourceView)
  readSource(@Param({ schema: sourceParam }) { id, ref }: SourceParam) {
    return this.messages.source(id, ref);
  }

  @Post(':id/feedback')
  @Access({ scope: 'feedback:write', visitor: true })
  @Answers(200, 'Rate a reply', feedbackAnswer, 'A later rating is merged into the first. A quality score of 0.8 or more makes a training example.')
  async rateMessage(@Param({ schema: idParam }) { id }: IdParam, @Body({ schema: feedbackBody }) body: FeedbackBody): Promise<FeedbackAnswer> {
    const { qualityScore, promoted } = await this.messenger.request(feedbackRate, { ...body, messageId: id });
    return { qualityScore, promoted };
  }
}
