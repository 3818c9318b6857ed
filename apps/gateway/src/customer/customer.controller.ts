import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { customerCreateBody, customerView, idParam, type CustomerInput, type IdParam } from '@rapport/contracts';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.types.js';
import { Audited } from '../audit/audited.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { CustomerService } from './customer.service.js';

@ApiTags('Customers')
@Controller('v1/customers')
export class CustomerController {
  constructor(private readonly customers: CustomerService) {}

  @Post()
  @Access({ scope: 'customers:write' })
  @Answers(201, 'Add a customer, or find the one that has these identifiers', customerView)
  async createCustomer(@Caller() caller: Principal, @Req() request: DoorRequest, @Body({ schema: customerCreateBody }) body: CustomerInput) {
    const id = await this.customers.resolve(caller, body);
    request.concerns = id;
    return this.customers.view(id);
  }

  @Get(':id')
  @Access({ scope: 'customers:read' })
  @Audited('customer.read')
  @Answers(200, 'A customer with identifiers', customerView)
  readCustomer(@Param({ schema: idParam }) { id }: IdParam) {
    return this.customers.view(id);
  }
}
