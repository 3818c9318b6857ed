import { BUILTIN_CHAT_MODEL, BuiltinChatModel } from '../builtin/builtin-chat.adapter.js';
import { ChatProvider, type AttemptEvent } from '../chat/chat-provider.port.js';
import type { ChatRequest } from '../chat/chat.types.js';
import { plainFailure, type CallFailure } from '../failure/provider-failure.rule.js';

/** The model of this process as a link of a chain: it is never away, costs no call and reads only what was retrieved. */
export class BuiltinChatProvider extends ChatProvider {
  override readonly name = 'builtin';
  override readonly model = BUILTIN_CHAT_MODEL;
  override readonly circuit = null;
  override readonly contextTokens = null;
  private readonly builtin = new BuiltinChatModel();

  override attempt(request: ChatRequest): AsyncIterable<AttemptEvent> {
    return this.builtin.stream(request);
  }

  override judge(thrown: unknown): CallFailure {
    return { ...plainFailure(thrown), transient: false };
  }

  override async models(): Promise<string[]> {
    return [this.model];
  }
}
