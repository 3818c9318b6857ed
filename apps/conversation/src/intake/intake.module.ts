import { Module } from '@nestjs/common';
import { FailureModule } from '../failure/failure.module.js';
import { TurnModule } from '../turn/turn.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { IntakeConsumer } from './intake.consumer.js';
import { IntakeRepository } from './intake.repository.js';
import { IntakeService } from './intake.service.js';

@Module({ imports: [FailureModule, TurnModule, WorkspaceModule], controllers: [IntakeConsumer], providers: [IntakeService, IntakeRepository] })
export class IntakeModule {}
