import { Global, Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { LimitModule } from '../limit/limit.module.js';
import { AccessGuard } from './access.guard.js';
import { AuthenticatorService } from './authenticator.service.js';
import { CredentialRepository } from './credential.repository.js';

/** What every noun behind the door needs: who calls, how often he may, and a line in the audit. */
@Global()
@Module({
  imports: [AuditModule, LimitModule],
  providers: [AccessGuard, AuthenticatorService, CredentialRepository],
  exports: [AccessGuard, AuthenticatorService, CredentialRepository, AuditModule, LimitModule],
})
export class AccessModule {}
