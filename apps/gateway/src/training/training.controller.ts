import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  approveBody,
  idParam,
  trainingExamplePage,
  trainingExampleView,
  trainingList,
  trainingListQuery,
  trainingReview,
  type ApproveBody,
  type IdParam,
  type TrainingListQuery,
} from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { Access } from '../access/access.decorator.js';
import { Audited } from '../audit/audited.decorator.js';
import { Answers } from '../http/answers.decorator.js';

@ApiTags('Training')
@Controller('v1/training/examples')
export class TrainingController {
  constructor(private readonly messenger: Messenger) {}

  @Get()
  @Access({ scope: 'training:read' })
  @Answers(200, 'Examples made of well rated replies', trainingExamplePage)
  listExamples(@Query({ schema: trainingListQuery }) query: TrainingListQuery) {
    return this.messenger.request(trainingList, query);
  }

  @Post(':id/approve')
  @Access({ scope: 'training:write' })
  @Audited('example.approved')
  @Answers(200, 'Approve an example, with its question and answer edited if need be', trainingExampleView)
  approveExample(@Param({ schema: idParam }) { id }: IdParam, @Body({ schema: approveBody.optional() }) body?: ApproveBody) {
    return this.messenger.request(trainingReview, { exampleId: id, verdict: 'approve', ...body });
  }

  @Post(':id/reject')
  @Access({ scope: 'training:write' })
  @Audited('example.rejected')
  @Answers(200, 'Reject an example', trainingExampleView)
  rejectExample(@Param({ schema: idParam }) { id }: IdParam) {
    return this.messenger.request(trainingReview, { exampleId: id, verdict: 'reject' });
  }
}
