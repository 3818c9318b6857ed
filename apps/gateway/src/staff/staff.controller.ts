import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { staffCreateBody, staffView, type StaffCreateBody } from '@rapport/contracts';
import { Access, Caller } from '../access/access.decorator.js';
import type { Principal } from '../access/principal.types.js';
import { Answers } from '../http/answers.decorator.js';
import { StaffService } from './staff.service.js';

@ApiTags('Workspace')
@Controller('v1/staff')
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Post()
  @Access({ scope: 'staff:write' })
  @Answers(201, 'Add a person to the staff', staffView)
  createStaff(@Caller() caller: Principal, @Body({ schema: staffCreateBody }) body: StaffCreateBody) {
    return this.staff.create(caller, body);
  }
}
