import { Module } from '@nestjs/common';
import { FailureModule } from '../failure/failure.module.js';
import { RouteModule } from '../route/route.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { DraftService } from './draft.service.js';
import { OverdueTurnService } from './overdue-turn.service.js';
import { AgentStep } from './steps/agent.step.js';
import { CheckStep } from './steps/check.step.js';
import { ContextStep } from './steps/context.step.js';
import { OpenStep } from './steps/open.step.js';
import { ReplyStep } from './steps/reply.step.js';
import { RouteStep } from './steps/route.step.js';
import { TurnEndingService } from './turn-ending.service.js';
import { TurnFrameService } from './turn-frame.service.js';
import { TurnRecordRepository } from './turn-record.repository.js';
import { TurnRecordService } from './turn-record.service.js';
import { TurnConsumer } from './turn.consumer.js';
import { TurnRepository } from './turn.repository.js';
import { TurnService, TurnSteps } from './turn.service.js';

const STEPS = [OpenStep, ContextStep, RouteStep, AgentStep, CheckStep, ReplyStep];

@Module({
  imports: [FailureModule, RouteModule, WorkspaceModule],
  controllers: [TurnConsumer],
  providers: [
    ...STEPS, TurnSteps, TurnService, TurnFrameService, DraftService, OverdueTurnService, TurnEndingService, TurnRepository,
    TurnRecordService, TurnRecordRepository,
  ],
  exports: [TurnEndingService, TurnRecordRepository],
})
export class TurnModule {}
