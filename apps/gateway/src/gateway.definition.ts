import type { ServiceDefinition } from '@rapport/service-host';
import { AppModule } from './app.module.js';
import { AuditEntity } from './audit/audit.entity.js';
import { CustomerEntity } from './customer/customer.entity.js';
import { IdentifierEntity } from './customer/identifier.entity.js';
import { ErasureEntity } from './erasure/erasure.entity.js';
import { createGatewayHttp } from './http/gateway-http.factory.js';
import { IdempotencyEntity } from './idempotency/idempotency.entity.js';
import { InboundEntity } from './inbound/inbound.entity.js';
import { KeyEntity } from './key/key.entity.js';
import { CreateIdentity1763700200000 } from './migrations/1763700200000-create-identity.js';
import { CreateCredentials1763700200010 } from './migrations/1763700200010-create-credentials.js';
import { CreateLedgers1763700200020 } from './migrations/1763700200020-create-ledgers.js';
import { GrantDoor1763709000000 } from './migrations/1763709000000-grant-door.js';
import { AddWorkspaceModels1763710000000 } from './migrations/1763710000000-add-workspace-models.js';
import { CreateErasures1763712000000 } from './migrations/1763712000000-create-erasures.js';
import { AddMemoryRanking1763720000000 } from './migrations/1763720000000-add-memory-ranking.js';
import { AddMemoryRetention1763720000020 } from './migrations/1763720000020-add-memory-retention.js';
import { OutboundEntity } from './outbound/outbound.entity.js';
import { SessionEntity } from './session/session.entity.js';
import { UserEntity } from './staff/user.entity.js';
import { VisitorEntity } from './visitor/visitor.entity.js';
import { PersonaEntity } from './workspace/persona.entity.js';
import { WorkspaceEntity } from './workspace/workspace.entity.js';

/** The only public door. */
export const gatewayService: ServiceDefinition = {
  name: 'gateway',
  role: 'rapport_gateway',
  module: AppModule,
  entities: [
    AuditEntity,
    CustomerEntity,
    ErasureEntity,
    IdempotencyEntity,
    IdentifierEntity,
    InboundEntity,
    KeyEntity,
    OutboundEntity,
    PersonaEntity,
    SessionEntity,
    UserEntity,
    VisitorEntity,
    WorkspaceEntity,
  ],
  migrations: {
    owner: 'gateway',
    migrations: [
      CreateIdentity1763700200000,
      CreateCredentials1763700200010,
      CreateLedgers1763700200020,
      GrantDoor1763709000000,
      AddWorkspaceModels1763710000000,
      CreateErasures1763712000000,
      AddMemoryRanking1763720000000,
      AddMemoryRetention1763720000020,
    ],
  },
  http: createGatewayHttp,
};
