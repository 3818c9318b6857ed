import type { ServiceDefinition } from '@rapport/service-host';
import { AppModule } from './app.module.js';
import { DatasetEntity } from './dataset/dataset.entity.js';
import { DatasetExampleEntity } from './dataset/dataset-example.entity.js';
import { CreateDatasets1763700600000 } from './migrations/1763700600000-create-datasets.js';
import { MarkErasedDatasets1763712000020 } from './migrations/1763712000020-mark-erased-datasets.js';

export const fineTuningService: ServiceDefinition = {
  name: 'fine-tuning',
  role: 'rapport_fine_tuning',
  module: AppModule,
  entities: [DatasetEntity, DatasetExampleEntity],
  migrations: { owner: 'fine-tuning', migrations: [CreateDatasets1763700600000, MarkErasedDatasets1763712000020] },
};
