import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { conversationLive, conversationRead, streamRead } from '@rapport/contracts';
import { Live, Messenger } from '@rapport/messaging';
import type { Readable } from 'node:stream';
import { currentScope } from '../http/scope.rule.js';
import { WorkspaceService } from '../workspace/workspace.service.js';
import { Listener } from './listener.service.js';
import { fromEventId } from './position.rule.js';

/** All open event streams of this process. */
@Injectable()
export class EventsService implements OnModuleDestroy {
  private readonly listeners = new Set<Listener>();

  constructor(
    private readonly messenger: Messenger,
    private readonly live: Live,
    private readonly workspaces: WorkspaceService,
  ) {}

  /** Opens a stream for somebody who may see the conversation. */
  async open(conversationId: string, lastEventId: string | undefined): Promise<Readable> {
    await this.messenger.request(conversationRead, { conversationId });
    const listener = new Listener(
      {
        conversationId,
        read: (question) => this.messenger.request(streamRead, question),
        contact: async () => (await this.workspaces.profile(currentScope())).escalationContact || null,
        subscribe: (hear) => this.live.subscribe(conversationLive, conversationId, hear),
      },
      fromEventId(lastEventId),
    );
    this.listeners.add(listener);
    listener.stream.once('close', () => this.listeners.delete(listener));
    await listener.open();
    return listener.stream;
  }

  /** Before the server waits for its connections to end. */
  onModuleDestroy(): void {
    for (const listener of this.listeners) listener.close();
  }
}
