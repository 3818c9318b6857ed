import { Module } from '@nestjs/common';
import { WidgetController } from './widget.controller.js';
import { WidgetFilesService } from './widget-files.service.js';

@Module({ controllers: [WidgetController], providers: [WidgetFilesService] })
export class WidgetModule {}
