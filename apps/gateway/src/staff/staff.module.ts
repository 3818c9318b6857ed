import { Module } from '@nestjs/common';
import { PasswordService } from './password.service.js';
import { StaffController } from './staff.controller.js';
import { StaffService } from './staff.service.js';
import { UserRepository } from './user.repository.js';

@Module({ controllers: [StaffController], providers: [PasswordService, StaffService, UserRepository], exports: [PasswordService, UserRepository] })
export class StaffModule {}
