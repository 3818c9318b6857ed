import { Module } from '@nestjs/common';
import { ChunkModule } from '../chunk/chunk.module.js';
import { FetchingModule } from '../fetching/fetching.module.js';
import { FileModule } from '../file/file.module.js';
import { ReaderService } from '../reading/reader.service.js';
import { CollectService } from './collect.service.js';
import { DocumentConsumer } from './document.consumer.js';
import { DocumentRepository } from './document.repository.js';
import { DocumentService } from './document.service.js';
import { IngestService } from './ingest.service.js';
import { ProgressService } from './progress.service.js';
import { ReadingService } from './reading.service.js';
import { UploadService } from './upload.service.js';
import { VersionRepository } from './version.repository.js';
import { VersionService } from './version.service.js';
import { WebService } from './web.service.js';

@Module({
  imports: [ChunkModule, FileModule, FetchingModule],
  controllers: [DocumentConsumer],
  providers: [
    DocumentService,
    UploadService,
    WebService,
    VersionService,
    CollectService,
    IngestService,
    ReadingService,
    ProgressService,
    DocumentRepository,
    VersionRepository,
    { provide: ReaderService, useFactory: () => new ReaderService() },
  ],
})
export class DocumentModule {}
