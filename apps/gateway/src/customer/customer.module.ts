import { Module } from '@nestjs/common';
import { WorkspaceModule } from '../workspace/workspace.module.js';
import { ErasureIdentityModule } from '../erasure/erasure-identity.module.js';
import { CustomerConsumer } from './customer.consumer.js';
import { CustomerController } from './customer.controller.js';
import { CustomerRepository } from './customer.repository.js';
import { CustomerService } from './customer.service.js';

@Module({
  imports: [ErasureIdentityModule, WorkspaceModule],
  controllers: [CustomerConsumer, CustomerController],
  providers: [CustomerRepository, CustomerService],
  exports: [CustomerRepository, CustomerService],
})
export class CustomerModule {}
