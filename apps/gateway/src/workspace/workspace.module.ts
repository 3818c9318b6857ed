import { Module } from '@nestjs/common';
import { ProvisionService } from './provision.service.js';
import { WorkspaceConsumer } from './workspace.consumer.js';
import { WorkspaceController } from './workspace.controller.js';
import { WorkspaceRepository } from './workspace.repository.js';
import { WorkspaceService } from './workspace.service.js';

@Module({
  controllers: [WorkspaceConsumer, WorkspaceController],
  providers: [ProvisionService, WorkspaceRepository, WorkspaceService],
  exports: [WorkspaceRepository, WorkspaceService],
})
export class WorkspaceModule {}
