import { Controller } from '@nestjs/common';
import { type DataOf, knowledgeSearch, type ReplyOf } from '@rapport/contracts';
import { Handles, type RequestHandlerContext } from '@rapport/messaging';
import { SearchService } from './search.service.js';

@Controller()
export class SearchConsumer {
  constructor(private readonly searches: SearchService) {}

  @Handles(knowledgeSearch)
  search(data: DataOf<typeof knowledgeSearch>, context: RequestHandlerContext): Promise<ReplyOf<typeof knowledgeSearch>> {
    return this.searches.search(context.scope, data);
  }
}
