import { Module } from '@nestjs/common';
import { SearchConsumer } from './search.consumer.js';
import { SearchRepository } from './search.repository.js';
import { SearchService } from './search.service.js';

@Module({ controllers: [SearchConsumer], providers: [SearchService, SearchRepository] })
export class SearchModule {}
