import { Controller, Get, Header, Param, Req, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import { idParam, type IdParam } from '@rapport/contracts';
import { Access } from '../access/access.decorator.js';
import { Answers } from '../http/answers.decorator.js';
import type { DoorRequest } from '../http/door-request.types.js';
import { EventsService } from './events.service.js';

const ABOUT = `Server-sent events: \`message\` (a whole message), \`sentence\` (checked text of the reply that is being released, with
its offset), \`typing\`, \`status\`, and \`ready\` once everything that was missed has been told. The id of an event names the last
whole message and the offset in the running reply; sent back as \`Last-Event-ID\` it goes on there without a lost or repeated word.
Without it the conversation is told from its beginning. A comment comes every 15 s.`;

@ApiTags('Conversations')
@Controller('v1/conversations')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  @Get(':id/events')
  @Access({ scope: 'conversations:read', visitor: true })
  @Answers(200, 'Follow a conversation live', undefined, ABOUT)
  @ApiProduces('text/event-stream')
  @ApiHeader({ name: 'Last-Event-ID', required: false, schema: { type: 'string', example: '7:120' } })
  @Header('Cache-Control', 'no-store')
  @Header('X-Accel-Buffering', 'no')
  async followConversation(@Req() { headers }: DoorRequest, @Param({ schema: idParam }) { id }: IdParam) {
    const last = headers['last-event-id'];
    return new StreamableFile(await this.events.open(id, typeof last === 'string' ? last : undefined), { type: 'text/event-stream; charset=utf-8' });
  }
}
