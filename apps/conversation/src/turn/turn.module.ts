import { Module } from '@nestjs/common';
import { FailureModule } from '../failure/failure.module.js';
import { RouteModule } from '../route/route.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { DraftService } from './draft/draft.service.js';
import { OverdueTurnService } from './ending/overdue-turn.service.js';
import { AgentStep } from './steps/agent.step.js';
import { CheckStep } from './steps/check.step.js';
import { ContextStep } from './steps/context.step.js';
import { OpenStep } from './steps/open.step.js';
import { ReplyStep } from './steps/reply.step.js';
import { RouteStep } from './steps/route.step.js';
import { TurnSteps } from './steps/turn-steps.provider.js';
import { TurnEndingService } from './ending/turn-ending.service.js';
import { RememberedService } from './remembered.service.js';
import { TurnFrameService } from './turn-frame.service.js';
import { TurnRecordRepository } from './record/turn-record.repository.js';
import { TurnRecordService } from './record/turn-record.service.js';
import { TurnConsumer } from './turn.consumer.js';
import { TurnRepository } from './turn.repository.js';
import { TurnService } from './turn.service.js';

const STEPS = [OpenStep, ContextStep, RouteStep, AgentStep, CheckStep, ReplyStep];

@Module({
  imports: [FailureModule, RouteModule, WorkspaceModule],
  controllers: [TurnConsumer],
  providers: [
    ...STEPS, TurnSteps, TurnService, TurnFrameService, DraftService, OverdueTurnService, RememberedService, TurnEndingService, TurnRepository,
    TurnRecordService, TurnRecordRepository,
  ],
  exports: [TurnEndingService, TurnRecordRepository],
})
export class TurnModule {}
