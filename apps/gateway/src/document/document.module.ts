import { Module } from '@nestjs/common';
import { DocumentController } from './document.controller.js';
import { DocumentService } from './document.service.js';
import { SearchController } from './search.controller.js';

@Module({ controllers: [DocumentController, SearchController], providers: [DocumentService] })
export class DocumentModule {}
