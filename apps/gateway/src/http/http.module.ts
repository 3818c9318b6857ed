import { Module } from '@nestjs/common';
import { ContextInterceptor } from './context.interceptor.js';
import { CorsService } from './cors.service.js';
import { UploadInterceptor } from '../upload/upload.interceptor.js';

@Module({ providers: [ContextInterceptor, CorsService, UploadInterceptor] })
export class HttpModule {}
