import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { knowledgeSearch, searchAnswer, searchQuery, type SearchQuery } from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { Access } from '../access/access.decorator.js';
import { Answers } from '../http/answers.decorator.js';

@ApiTags('Knowledge')
@Controller('v1/knowledge')
export class SearchController {
  constructor(private readonly messenger: Messenger) {}

  @Get('search')
  @Access({ scope: 'knowledge:read' })
  @Answers(200, 'Search in what the business knows', searchAnswer)
  searchKnowledge(@Query({ schema: searchQuery }) { q, limit, category }: SearchQuery) {
    return this.messenger.request(knowledgeSearch, { query: q, limit, ...(category === undefined ? {} : { category }) });
  }
}
