import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { chunkReembedding, embeddingView, memoryReembedding } from '@rapport/contracts';
import { Messenger } from '@rapport/messaging';
import { Access } from '../access/access.decorator.js';
import { Answers } from '../http/answers.decorator.js';

const ABOUT = 'After a change of the model all texts are embedded anew in the background; until then those that wait are found by their words.';

@ApiTags('Workspace')
@Controller('v1/embedding')
export class EmbeddingController {
  constructor(private readonly messenger: Messenger) {}

  @Get()
  @Access({ scope: 'workspace:read' })
  @Answers(200, 'The embedding model in use, and how many texts wait for it', embeddingView, ABOUT)
  async readEmbedding() {
    const [knowledge, memory] = await Promise.all([this.messenger.request(chunkReembedding, {}), this.messenger.request(memoryReembedding, {})]);
    return { knowledge, memory };
  }
}
