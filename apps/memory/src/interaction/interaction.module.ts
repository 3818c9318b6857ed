import { Module } from '@nestjs/common';
import { InteractionConsumer } from './interaction.consumer.js';
import { InteractionRepository } from './interaction.repository.js';
import { InteractionService } from './interaction.service.js';

@Module({ controllers: [InteractionConsumer], providers: [InteractionService, InteractionRepository] })
export class InteractionModule {}
