import { AnthropicDouble, HuggingFaceDouble, OllamaDouble, OpenAiDouble, type ModelFault, type ModelRecord, type ModelScript } from '@rapport/testing';
import { Circuits } from '../breaker/circuits.rule.js';
import type { ChatEvent, ChatPurpose, ChatRequest } from '../chat/chat.types.js';
import type { ChatModel } from '../chat/chat-model.port.js';
import type { CallLimits } from '../fallback/call-limits.data.js';
import { createLlm, type LlmParts } from '../llm.factory.js';
import type { ProviderName, ProviderSettings } from '../provider.types.js';
import { defaultRetryPolicy } from '../retry/retry.rule.js';

/** What all doubles have in common. */
export interface Far {
  readonly baseUrl: string;
  readonly requests: ModelRecord[];
  enqueue(...scripts: ModelScript[]): void;
  failEmbeddings(...faults: ModelFault[]): void;
  answerWith(usual: (body: unknown) => ModelScript): void;
  reset(): void;
  close(): Promise<void>;
}

export interface Remote {
  readonly provider: Exclude<ProviderName, 'builtin'>;
  readonly start: () => Promise<Far>;
  /** False: its protocol can't say arguments that are no JSON object. */
  readonly saysWrongJson: boolean;
  /** False: its protocol knows no refusal on the model's part. */
  readonly refuses: boolean;
  /** The price of a call, of which the test knows only the kind. */
  readonly price: 'listed' | 'unknown' | 'free';
  /** What a key that is missing does. */
  readonly needsKey: boolean;
}

export const REMOTES: readonly Remote[] = [
  { provider: 'openai', start: () => OpenAiDouble.start(), saysWrongJson: true, refuses: true, price: 'unknown', needsKey: true },
  { provider: 'anthropic', start: () => AnthropicDouble.start(), saysWrongJson: true, refuses: true, price: 'listed', needsKey: true },
  { provider: 'ollama', start: () => OllamaDouble.start(), saysWrongJson: false, refuses: false, price: 'free', needsKey: false },
  { provider: 'huggingface', start: () => HuggingFaceDouble.start(), saysWrongJson: true, refuses: true, price: 'unknown', needsKey: true },
];

export const KEY = 'sk-secret-key-that-must-not-leak';
export const PROMPT = 'my private question about my divorce';

/** Time that passes only when somebody sleeps. */
export class SleepClock {
  time = 0;
  readonly slept: number[] = [];
  readonly now = (): number => this.time;
  readonly sleep = async (ms: number): Promise<void> => {
    this.time += ms;
    this.slept.push(ms);
  };
}

const QUICK: CallLimits = { answerWithinMs: 5_000, totalMs: 10_000, lookEveryMs: 5_000, leastLettersPerSecond: 2, firmLetters: 1, calls: 3 };

/** The same limits for every purpose. */
export function limitsOf(changed: Partial<CallLimits>): Readonly<Record<ChatPurpose, CallLimits>> {
  const limits = { ...QUICK, ...changed };
  return { reply: limits, route: limits, extract: limits, summary: limits };
}

export function settingsOf(remote: Remote, far: Pick<Far, 'baseUrl'>, more: Partial<ProviderSettings> = {}): ProviderSettings {
  return { provider: remote.provider, baseUrl: far.baseUrl, apiKey: KEY, ...more };
}

/** A chain over providers, whose pauses take no time. */
export function chainOf(order: readonly ProviderSettings[], clock: SleepClock, changed: Partial<CallLimits> = {}, parts: Partial<LlmParts> = {}): ChatModel {
  const policy = { ...defaultRetryPolicy, sleep: clock.sleep };
  return createLlm({ chat: order, embedding: { provider: 'builtin' } }, { circuits: new Circuits(undefined, clock.now), policy, limits: limitsOf(changed), ...parts }).chat;
}

/** What a caller sees of one call. */
export async function collect(model: ChatModel, request: ChatRequest): Promise<{ events: ChatEvent[]; text: string; error: unknown }> {
  const events: ChatEvent[] = [];
  const text = (): string => events.map((event) => (event.type === 'text' ? event.text : '')).join('');
  try {
    for await (const event of model.stream(request)) events.push(event);
    return { events, text: text(), error: undefined };
  } catch (error) {
    return { events, text: text(), error };
  }
}

export const QUESTION: ChatRequest = { messages: [{ role: 'user', content: PROMPT }], purpose: 'reply' };
