import { Module } from '@nestjs/common';
import { ExampleModule } from './example/example.module.js';
import { RatingModule } from './rating/rating.module.js';

@Module({ imports: [RatingModule, ExampleModule] })
export class AppModule {}
