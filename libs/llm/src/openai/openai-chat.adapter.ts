import { AppError } from '@rapport/errors';
import { estimateTokens } from '@rapport/language';
import { ChatModel } from '../chat/chat-model.port.js';
import type { ChatEvent, ChatRequest, ChatResult } from '../chat/chat.types.js';
import { costUsd } from '../cost/cost.rule.js';
import type { ProviderSettings } from '../provider.types.js';
import { defaultRetryPolicy, retryStream, type RetryPolicy } from '../retry/retry.rule.js';
import { callSignal, openAiAccess, type OpenAiAccess } from './openai-client.factory.js';
import { toOpenAiBody } from './openai-request.mapper.js';
import { OpenAiStreamReader } from './openai-stream.mapper.js';
import { brokenStream, judgeOpenAiFailure } from './openai.errors.js';

export const DEFAULT_CHAT_MODEL = 'gpt-4o-mini';

/** Chat by OpenAI or any server that speaks its protocol. */
export class OpenAiChatModel extends ChatModel {
  private readonly access: OpenAiAccess;
  private readonly model: string;

  /**
   * @param settings where and with which key; `gpt-4o-mini` by default
   * @param policy how failed calls are repeated
   * @throws AppError `invalid_input` when the settings can't work
   */
  constructor(
    settings: ProviderSettings,
    private readonly policy: RetryPolicy = defaultRetryPolicy,
  ) {
    super();
    this.access = openAiAccess(settings);
    this.model = settings.model ?? DEFAULT_CHAT_MODEL;
  }

  override stream(request: ChatRequest): AsyncIterable<ChatEvent> {
    const signal = callSignal(this.access.timeoutMs, request.signal);
    return retryStream(() => this.attempt(request, signal), judgeOpenAiFailure, signal, this.policy);
  }

  private async *attempt(request: ChatRequest, signal: AbortSignal): AsyncGenerator<ChatEvent> {
    const started = performance.now();
    const reader = new OpenAiStreamReader();
    const body = toOpenAiBody(request, this.model, this.access.isOpenAi);
    const chunks = await this.access.client.chat.completions.create(body, { signal });
    for await (const chunk of chunks) {
      const text = reader.read(chunk);
      if (text !== '') yield { type: 'text', text };
    }
    // The SDK ends the loop without a word when the signal fires.
    if (signal.aborted) throw new AppError('timeout', 'the model did not finish in time');
    if (reader.finishReason === null) throw brokenStream();
    const calls = reader.toolCalls;
    for (const call of calls) yield { type: 'toolCall', call };
    yield { type: 'done', result: this.result(request, reader, performance.now() - started) };
  }

  private result(request: ChatRequest, reader: OpenAiStreamReader, durationMs: number): ChatResult {
    const toolCalls = reader.toolCalls;
    const sent = request.messages.map((message) => message.content).join('\n');
    const received = reader.text + toolCalls.map((call) => call.name + call.arguments).join('');
    const inputTokens = reader.usage?.inputTokens ?? estimateTokens(sent);
    const outputTokens = reader.usage?.outputTokens ?? estimateTokens(received);
    const model = reader.model === '' ? this.model : reader.model;
    return {
      text: reader.text,
      toolCalls,
      provider: 'openai',
      model,
      inputTokens,
      outputTokens,
      // A compatible server may use OpenAI's names at other prices.
      costUsd: this.access.isOpenAi ? costUsd(model, inputTokens, outputTokens) : null,
      finishReason: reader.finishReason ?? 'stop',
      durationMs,
    };
  }
}
