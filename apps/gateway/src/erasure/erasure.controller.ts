import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { erasurePage, erasureView, idParam, type IdParam, listQuery, type ListQuery } from '@rapport/contracts';
import { Access } from '../access/access.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import { ErasureService } from './erasure.service.js';

const DESCRIPTION =
  'At once the customer is unknown: name, identifiers and tokens are gone, and who writes under the same name is somebody new. Messages, memories, ratings, examples and everything else follow in the background, also after a restart. The receipt says what was erased where and when.';

@ApiTags('Customers')
@Controller('v1')
export class ErasureController {
  constructor(private readonly erasures: ErasureService) {}

  @Delete('customers/:id')
  @Access({ scope: 'customers:erase' })
  @Answers(202, 'Erase a customer everywhere', erasureView, DESCRIPTION)
  eraseCustomer(@Param({ schema: idParam }) { id }: IdParam) {
    return this.erasures.request(id);
  }

  @Get('erasures')
  @Access({ scope: 'customers:erase' })
  @Answers(200, 'Erasures, the newest first', erasurePage)
  listErasures(@Query({ schema: listQuery }) query: ListQuery) {
    return this.erasures.list(query);
  }

  @Get('erasures/:id')
  @Access({ scope: 'customers:erase' })
  @Answers(200, 'The receipt of an erasure, also while it runs', erasureView)
  readErasure(@Param({ schema: idParam }) { id }: IdParam) {
    return this.erasures.read(id);
  }
}
