import { Module } from '@nestjs/common';
import { RouterService } from './router.service.js';

@Module({ providers: [RouterService], exports: [RouterService] })
export class RouteModule {}
