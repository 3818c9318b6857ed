import { circuitName } from '../breaker/circuit-name.rule.js';
import { ChatProvider, type AttemptEvent } from '../chat/chat-provider.port.js';
import { chatResult } from '../chat/chat-result.mapper.js';
import type { ChatRequest } from '../chat/chat.types.js';
import { contextTokensOf } from '../context/context.rule.js';
import { brokenStream, type CallFailure } from '../failure/provider-failure.rule.js';
import type { ProviderName, ProviderSettings } from '../provider.types.js';
import { openAiAccess, type OpenAiAccess } from './openai-client.factory.js';
import { toOpenAiBody } from './openai-request.mapper.js';
import { OpenAiStreamReader } from './openai-stream.mapper.js';
import { judgeOpenAiFailure } from './openai.errors.js';

export const DEFAULT_CHAT_MODEL = 'gpt-4o-mini';

/** Chat by OpenAI or any server that speaks its protocol. */
export class OpenAiChatProvider extends ChatProvider {
  override readonly name: ProviderName;
  override readonly model: string;
  override readonly circuit: string;
  override readonly contextTokens: number | null;
  private readonly access: OpenAiAccess;

  /**
   * @param settings where and with which key; `gpt-4o-mini` by default
   * @throws AppError `invalid_input` when the settings can't work
   */
  constructor(settings: ProviderSettings) {
    super();
    this.name = settings.provider;
    this.access = openAiAccess(settings);
    this.model = settings.model ?? DEFAULT_CHAT_MODEL;
    this.circuit = circuitName(this.name, 'chat', this.access.baseUrl, settings.apiKey);
    this.contextTokens = settings.contextTokens ?? contextTokensOf(this.model);
  }

  override async *attempt(request: ChatRequest, signal: AbortSignal): AsyncGenerator<AttemptEvent> {
    const startedAt = performance.now();
    const reader = new OpenAiStreamReader();
    const body = toOpenAiBody(request, this.model, this.access.isOpenAi);
    const chunks = await this.access.client.chat.completions.create(body, { signal });
    for await (const chunk of chunks) {
      const { text, hiddenLetters } = reader.read(chunk);
      if (text !== '') yield { type: 'text', text };
      if (hiddenLetters > 0) yield { type: 'progress', letters: hiddenLetters };
    }
    // The SDK ends the loop without a word when the signal fires; the missing finish reason tells.
    const { finishReason, toolCalls, text, model, usage } = reader;
    if (finishReason === null) throw brokenStream();
    for (const call of toolCalls) yield { type: 'toolCall', call };
    // A compatible server may use OpenAI's names at other prices.
    const price = this.access.isOpenAi ? 'listed' : 'unknown';
    yield { type: 'done', result: chatResult(request, { text, toolCalls, finishReason, model, usage }, { provider: this.name, model: this.model, startedAt, price }) };
  }

  override judge(thrown: unknown): CallFailure {
    return judgeOpenAiFailure(thrown);
  }

  override async models(signal: AbortSignal): Promise<string[]> {
    const page = await this.access.client.models.list({ signal });
    return page.data.map(({ id }) => id);
  }
}
