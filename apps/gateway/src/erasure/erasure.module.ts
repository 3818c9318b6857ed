import { Module } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { DeliveryErasure } from '@rapport/messaging';
import { StoreEraser } from '@rapport/service-host';
import { AuditModule } from '../audit/audit.module.js';
import { CustomerModule } from '../customer/customer.module.js';
import { DoorStoreRepository } from './door-store.repository.js';
import { ErasureConsumer } from './erasure.consumer.js';
import { ErasureController } from './erasure.controller.js';
import { ErasureIdentityModule } from './erasure-identity.module.js';
import { ErasureRoundService } from './erasure-round.service.js';
import { ErasureService } from './erasure.service.js';

@Module({
  imports: [AuditModule, CustomerModule, ErasureIdentityModule],
  controllers: [ErasureConsumer, ErasureController],
  providers: [
    DoorStoreRepository,
    { provide: DeliveryErasure, inject: [UnitOfWork], useFactory: (unit: UnitOfWork) => new DeliveryErasure(unit) },
    ErasureRoundService,
    ErasureService,
    StoreEraser,
  ],
})
export class ErasureModule {}
