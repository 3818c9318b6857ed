import { Module } from '@nestjs/common';
import { CustomerModule } from '../customer/customer.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { VisitorController } from './visitor.controller.js';
import { VisitorRepository } from './visitor.repository.js';
import { VisitorService } from './visitor.service.js';

@Module({ imports: [CustomerModule, WorkspaceModule], controllers: [VisitorController], providers: [VisitorRepository, VisitorService] })
export class VisitorModule {}
