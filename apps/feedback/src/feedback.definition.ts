import type { ServiceDefinition } from '@rapport/service-host';
import { AppModule } from './app.module.js';
import { ExampleEntity } from './example/example.entity.js';
import { CreateFeedback1763700500000 } from './migrations/1763700500000-create-feedback.js';
import { RatingEntity } from './rating/rating.entity.js';

export const feedbackService: ServiceDefinition = {
  name: 'feedback',
  role: 'rapport_feedback',
  module: AppModule,
  entities: [RatingEntity, ExampleEntity],
  migrations: { owner: 'feedback', migrations: [CreateFeedback1763700500000] },
};
