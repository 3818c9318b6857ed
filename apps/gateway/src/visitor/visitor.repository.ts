import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@rapport/database';
import { VisitorEntity } from './visitor.entity.js';

@Injectable()
export class VisitorRepository {
  constructor(private readonly unit: UnitOfWork) {}

  async insert(visitor: Omit<VisitorEntity, 'createdAt' | 'revokedAt'>): Promise<void> {
    await this.unit.manager.getRepository(VisitorEntity).insert(visitor);
  }
}
