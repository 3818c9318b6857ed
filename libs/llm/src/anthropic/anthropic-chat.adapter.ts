import { circuitName } from '../breaker/circuit-name.rule.js';
import { ChatProvider, type AttemptEvent } from '../chat/chat-provider.port.js';
import { chatResult } from '../chat/chat-result.mapper.js';
import type { ChatRequest } from '../chat/chat.types.js';
import { contextTokensOf } from '../context/context.rule.js';
import { brokenStream, type CallFailure } from '../failure/provider-failure.rule.js';
import type { ProviderSettings } from '../provider.types.js';
import { anthropicAccess, type AnthropicAccess } from './anthropic-client.factory.js';
import { toAnthropicBody } from './anthropic-request.mapper.js';
import { AnthropicStreamReader } from './anthropic-stream.mapper.js';
import { judgeAnthropicFailure } from './anthropic.errors.js';

/** The quickest and cheapest of the current models. */
export const DEFAULT_ANTHROPIC_MODEL = 'claude-haiku-5-5';

/** Chat by Anthropic's Messages API. */
export class AnthropicChatProvider extends ChatProvider {
  override readonly name = 'anthropic';
  override readonly model: string;
  override readonly circuit: string;
  override readonly contextTokens: number | null;
  private readonly access: AnthropicAccess;

  /**
   * @param settings key and model; `claude-haiku-5-5` by default
   * @throws AppError `invalid_input` when the settings can't work
   */
  constructor(settings: ProviderSettings) {
    super();
    this.access = anthropicAccess(settings);
    this.model = settings.model ?? DEFAULT_ANTHROPIC_MODEL;
    this.circuit = circuitName(this.name, 'chat', this.access.baseUrl, settings.apiKey);
    this.contextTokens = settings.contextTokens ?? contextTokensOf(this.model);
  }

  override async *attempt(request: ChatRequest, signal: AbortSignal): AsyncGenerator<AttemptEvent> {
    const startedAt = performance.now();
    const reader = new AnthropicStreamReader();
    const events = await this.access.client.messages.create(toAnthropicBody(request, this.model), { signal });
    for await (const event of events) {
      const { text, hiddenLetters } = reader.read(event);
      if (text !== '') yield { type: 'text', text };
      if (hiddenLetters > 0) yield { type: 'progress', letters: hiddenLetters };
    }
    const { finishReason, toolCalls, text, model, usage } = reader;
    if (finishReason === null) throw brokenStream();
    for (const call of toolCalls) yield { type: 'toolCall', call };
    const answer = { text, toolCalls, finishReason, model, usage };
    yield { type: 'done', result: chatResult(request, answer, { provider: this.name, model: this.model, startedAt, price: 'listed' }) };
  }

  override judge(thrown: unknown): CallFailure {
    return judgeAnthropicFailure(thrown);
  }

  override async models(signal: AbortSignal): Promise<string[]> {
    const page = await this.access.client.models.list({ limit: 100 }, { signal });
    return page.data.map(({ id }) => id);
  }
}
