import { Module } from '@nestjs/common';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { ErasureIdentityService } from './erasure-identity.service.js';
import { ErasureRepository } from './erasure.repository.js';

@Module({ imports: [WorkspaceModule], providers: [ErasureIdentityService, ErasureRepository], exports: [ErasureIdentityService, ErasureRepository] })
export class ErasureIdentityModule {}
