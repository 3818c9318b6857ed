import { Module } from '@nestjs/common';
import { SearchConsumer } from './search.consumer.js';
import { SearchRepository } from './search.repository.js';
import { SearchService } from './search.service.js';
import { VocabularyRepository } from './vocabulary.repository.js';

@Module({ controllers: [SearchConsumer], providers: [SearchService, SearchRepository, VocabularyRepository] })
export class SearchModule {}
