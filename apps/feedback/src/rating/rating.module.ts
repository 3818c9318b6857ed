import { Module } from '@nestjs/common';
import { ExampleModule } from '../example/example.module.js';
import { RatingConsumer } from './rating.consumer.js';
import { RatingRepository } from './rating.repository.js';
import { RatingService } from './rating.service.js';

@Module({ imports: [ExampleModule], controllers: [RatingConsumer], providers: [RatingService, RatingRepository] })
export class RatingModule {}
