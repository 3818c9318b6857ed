import { Module } from '@nestjs/common';
import { ContentStreamService } from './content-stream.service.js';
import { DocumentController } from './document.controller.js';
import { DocumentService } from './document.service.js';
import { SearchController } from './search.controller.js';

@Module({ controllers: [DocumentController, SearchController], providers: [DocumentService, ContentStreamService] })
export class DocumentModule {}
