import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditInterceptor } from './audit.interceptor.js';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';

@Module({ controllers: [AuditController], providers: [AuditInterceptor, AuditRepository, AuditService], exports: [AuditInterceptor, AuditRepository, AuditService] })
export class AuditModule {}
