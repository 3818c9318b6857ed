import type { CoreConfig } from '@rapport/config';
import { isAppError } from '@rapport/errors';
import { BUILTIN_EMBEDDING_MODEL, type ChatProvider, chatProvider, type EmbeddingProvider, embeddingProvider, type ProviderOrder, type ProviderSettings, toColumnVector } from '@rapport/llm';
import { llmSettings } from '@rapport/service-host';
import type { Check, Finding } from './finding.types.js';
import { modelMend, variablesOf } from './model-mend.rule.js';

/** A cold model on a slow machine is loaded within this time, or it is of no use. */
const WAIT_MS = 30_000;

/** One check for each provider that the settings name: a tiny call of what it is there for. */
export function modelChecks(config: CoreConfig): Check[] {
  const { chat, purposes = {}, embedding } = llmSettings(config);
  const chats = distinct([chat, ...Object.values(purposes)].flatMap(listOf));
  return [
    ...chats.map((settings) => ({ name: `chat by ${settings.provider}`, check: () => checkChat(settings) })),
    ...distinct(listOf(embedding)).map((settings) => ({ name: `embeddings by ${settings.provider}`, check: () => checkEmbedding(settings) })),
  ];
}

async function checkChat(settings: ProviderSettings): Promise<Finding> {
  return probe(settings, 'chat', () => chatProvider(settings), async (provider, signal) => {
    const request = { purpose: 'reply' as const, question: 'Say hello.', messages: [{ role: 'user' as const, content: 'Say hello.' }], passages: [], maxTokens: 16 };
    for await (const event of provider.attempt(request, signal)) {
      if (event.type === 'done') return `${event.result.model} answers in ${Math.round(event.result.durationMs)} ms`;
    }
    return 'it answers';
  });
}

async function checkEmbedding(settings: ProviderSettings): Promise<Finding> {
  if (settings.provider === 'builtin') return { state: 'ok', text: `${BUILTIN_EMBEDDING_MODEL} needs no key and no network` };
  return probe(settings, 'embedding', () => embeddingProvider(settings), async (provider, signal) => {
    const { vectors } = await provider.attempt(['hello'], signal);
    const width = vectors[0]?.length ?? 0;
    toColumnVector(vectors[0] ?? []);
    return `${provider.model} answers, ${width} wide`;
  });
}

async function probe<P extends ChatProvider | EmbeddingProvider>(
  settings: ProviderSettings,
  ability: 'chat' | 'embedding',
  make: () => P,
  call: (provider: P, signal: AbortSignal) => Promise<string>,
): Promise<Finding> {
  const names = variablesOf(settings.provider, ability);
  let provider: P | undefined;
  try {
    provider = make();
    return { state: 'ok', text: await call(provider, AbortSignal.timeout(WAIT_MS)) };
  } catch (thrown) {
    const error = provider === undefined ? thrown : provider.judge(thrown).error;
    if (!isAppError(error)) throw error;
    const missing = error.details['providerCode'] === 'model_not_found' || error.details['status'] === 404;
    const known = missing ? await provider?.models(AbortSignal.timeout(WAIT_MS)).catch(() => []) : [];
    return { state: 'bad', text: modelMend(error, settings.provider, provider?.model ?? settings.model ?? '', names, known ?? []) };
  }
}

function listOf(order: ProviderOrder): readonly ProviderSettings[] {
  return 'provider' in order ? [order] : order;
}

function distinct(list: readonly ProviderSettings[]): ProviderSettings[] {
  return [...new Map(list.map((settings) => [`${settings.provider} ${settings.model ?? ''}`, settings])).values()];
}
