import type { CallFailure } from '../failure/provider-failure.rule.js';
import type { ProviderName } from '../provider.types.js';
import type { ChatEvent, ChatRequest } from './chat.types.js';

/**
 * What one attempt yields: the events for the caller, and signs of work that the caller does not see, such as letters of a
 * tool call that is not whole yet.
 */
export type AttemptEvent = ChatEvent | { type: 'progress'; letters: number };

/**
 * One provider's model, as the chain sees it. It makes single attempts: limits of time, repeating and falling back are the
 * chain's, and nobody else's.
 */
export abstract class ChatProvider {
  abstract readonly name: ProviderName;
  abstract readonly model: string;
  /** Names provider, address and key, so that one breaker watches them; null for what runs in this process. */
  abstract readonly circuit: string | null;
  /** Tokens that question and answer may have together; null when nobody knows. */
  abstract readonly contextTokens: number | null;

  /**
   * Asks once.
   *
   * @param request the call; its own signal is already part of `signal`
   * @param signal ends the attempt
   * @returns the events, the last of them `done`
   * @throws anything; `judge` knows what it means
   */
  abstract attempt(request: ChatRequest, signal: AbortSignal): AsyncIterable<AttemptEvent>;

  /** Tells what a thrown thing means, without the provider's words. */
  abstract judge(thrown: unknown): CallFailure;

  /**
   * The models that the key may use, for the operator who named another.
   *
   * @throws anything; `judge` knows what it means
   */
  abstract models(signal: AbortSignal): Promise<string[]>;
}
