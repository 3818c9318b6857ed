import { Module } from '@nestjs/common';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';

@Module({ imports: [WorkspaceModule], controllers: [EventsController], providers: [EventsService] })
export class EventsModule {}
