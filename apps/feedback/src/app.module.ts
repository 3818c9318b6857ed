import { Module } from '@nestjs/common';
import { ErasureModule } from './erasure/erasure.module.js';
import { ExampleModule } from './example/example.module.js';
import { RatingModule } from './rating/rating.module.js';

@Module({ imports: [RatingModule, ExampleModule, ErasureModule] })
export class AppModule {}
