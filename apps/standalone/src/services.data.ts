import { conversationService } from '@rapport/conversation/service';
import { feedbackService } from '@rapport/feedback/service';
import { fineTuningService } from '@rapport/fine-tuning/service';
import { gatewayService } from '@rapport/gateway/service';
import { knowledgeService } from '@rapport/knowledge/service';
import { memoryService } from '@rapport/memory/service';
import { migrationSetsOf, type ServiceDefinition } from '@rapport/service-host';

/** Every service there is. */
export const ALL_SERVICES: readonly ServiceDefinition[] = [gatewayService, conversationService, knowledgeService, feedbackService, fineTuningService, memoryService];

/** Every migration there is. */
export const ALL_MIGRATIONS = migrationSetsOf(ALL_SERVICES);
