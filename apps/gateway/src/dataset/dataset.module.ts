import { Module } from '@nestjs/common';
import { DatasetController } from './dataset.controller.js';
import { ExportStreamService } from './export-stream.service.js';

@Module({ controllers: [DatasetController], providers: [ExportStreamService] })
export class DatasetModule {}
