import { estimateTokens } from '@rapport/language';
import type { ChatProvider } from '../chat/chat-provider.port.js';
import type { ChatRequest } from '../chat/chat.types.js';

/** What is kept free for the answer when the caller names no limit. */
const ANSWER_TOKENS = 1024;

/**
 * How much a model must be able to read and write together for a call, rather a little too much.
 *
 * @param request the call
 * @returns tokens
 */
export function neededTokens(request: ChatRequest): number {
  const said = request.messages.map(({ content, toolCalls }) => content + (toolCalls ?? []).map((call) => call.name + call.arguments).join(''));
  const offered = [...(request.tools ?? []), ...(request.responseSchema === undefined ? [] : [request.responseSchema])];
  const extra = offered.length === 0 ? '' : JSON.stringify(offered);
  return estimateTokens(said.join('\n') + extra) + (request.maxTokens ?? ANSWER_TOKENS);
}

/**
 * The providers to ask, in order: those that the caller prefers first, the rest in the order of the settings (nobody else, when the
 * caller says so), without those whose context is too small. When it is too small for all, the widest is asked: the estimate may be too high.
 *
 * @param providers in the order of the settings
 * @param request the call
 */
export function candidates(providers: readonly ChatProvider[], request: ChatRequest): ChatProvider[] {
  const rank = (provider: ChatProvider): number => {
    const at = (request.prefer ?? []).indexOf(provider.name);
    return at === -1 ? Number.POSITIVE_INFINITY : at;
  };
  const allowed = request.onlyPreferred === true ? providers.filter((provider) => Number.isFinite(rank(provider))) : providers;
  const wanted = allowed.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  const needed = neededTokens(request);
  const wide = wanted.filter(({ contextTokens }) => contextTokens === null || contextTokens >= needed);
  if (wide.length > 0) return wide;
  return wanted.toSorted((a, b) => (b.contextTokens ?? 0) - (a.contextTokens ?? 0)).slice(0, 1);
}
