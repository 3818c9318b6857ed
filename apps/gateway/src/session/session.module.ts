import { Module } from '@nestjs/common';
import { StaffModule } from '../staff/staff.module.js';
import { SessionController } from './session.controller.js';
import { SessionRepository } from './session.repository.js';
import { SessionService } from './session.service.js';

@Module({ imports: [StaffModule], controllers: [SessionController], providers: [SessionRepository, SessionService] })
export class SessionModule {}
