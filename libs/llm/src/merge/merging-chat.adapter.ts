import { AppError } from '@rapport/errors';
import { currentContext } from '@rapport/observability';
import { createHash } from 'node:crypto';
import { ChatModel } from '../chat/chat-model.port.js';
import type { ChatEvent, ChatRequest } from '../chat/chat.types.js';
import { SharedStream } from './shared-stream.rule.js';

/**
 * Calls that ask the very same while one of them is under way become one call. They are the same only inside a workspace,
 * and only when every word, tool and setting is equal.
 */
export class MergingChatModel extends ChatModel {
  private readonly running = new Map<string, SharedStream<ChatEvent>>();

  constructor(private readonly model: ChatModel) {
    super();
  }

  override async *stream(request: ChatRequest): AsyncGenerator<ChatEvent> {
    if (hasGone(request)) throw new AppError('timeout', 'the call was ended before it began');
    const key = keyOf(request);
    const running = this.running.get(key);
    const shared = running ?? this.begin(key, request);
    try {
      for await (const event of shared.read(request.signal)) yield running === undefined ? event : follower(event);
    } catch (thrown) {
      if (hasGone(request)) throw new AppError('timeout', 'the call was ended by its caller');
      throw thrown;
    }
  }

  private begin(key: string, request: ChatRequest): SharedStream<ChatEvent> {
    const shared = new SharedStream<ChatEvent>(
      (signal) => this.model.stream({ ...request, signal }),
      () => {
        this.running.delete(key);
      },
    );
    this.running.set(key, shared);
    return shared;
  }
}

function keyOf({ signal: _signal, turn: _turn, ...asked }: ChatRequest): string {
  return createHash('sha256').update(JSON.stringify([currentContext()?.workspaceId ?? null, asked])).digest('base64');
}

/** The tokens were spent once; so that sums stay right, only the first caller pays for them. */
function follower(event: ChatEvent): ChatEvent {
  return event.type === 'done' ? { type: 'done', result: { ...event.result, costUsd: 0, merged: true } } : event;
}

function hasGone({ signal }: ChatRequest): boolean {
  return signal?.aborted === true;
}
