import { Module } from '@nestjs/common';
import { CustomerModule } from '../customer/customer.module.js';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { MemoryController } from './memory.controller.js';
import { MemoryService } from './memory.service.js';

@Module({ imports: [CustomerModule, WorkspaceModule], controllers: [MemoryController], providers: [MemoryService] })
export class MemoryModule {}
