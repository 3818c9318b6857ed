import { Module } from '@nestjs/common';
import { ExampleConsumer } from './example.consumer.js';
import { ExampleRepository } from './example.repository.js';
import { ExampleService } from './example.service.js';

@Module({ controllers: [ExampleConsumer], providers: [ExampleService, ExampleRepository], exports: [ExampleService] })
export class ExampleModule {}
