import { AppError } from '@rapport/errors';
import type { ChatEvent, ChatRequest, ChatResult } from './chat.types.js';

/** A model that answers a chat, whoever provides it. */
export abstract class ChatModel {
  /**
   * Answers piece by piece. The last event is `done`; nothing is asked of the provider before the first `next()`.
   *
   * @param request the call; `request.signal` ends it
   * @returns text, tool calls and `done`, in that order of time
   * @throws AppError `unavailable` when no provider answers, `timeout` when the caller's signal ended the call. When the answer broke
   *   off after a first word, `details.released` is true: nothing is asked again, and going on is the caller's business
   */
  abstract stream(request: ChatRequest): AsyncIterable<ChatEvent>;

  /**
   * Answers in one piece: the stream, collected.
   *
   * @param request the call
   * @returns the result of the stream's `done` event
   * @throws AppError as `stream`; `unavailable` when the stream ends without `done`
   */
  async complete(request: ChatRequest): Promise<ChatResult> {
    for await (const event of this.stream(request)) {
      if (event.type === 'done') return event.result;
    }
    throw new AppError('unavailable', 'the chat stream ended without a result');
  }
}
