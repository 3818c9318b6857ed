import { AppError } from '@rapport/errors';
import type { ChatPurpose } from '../chat/chat.types.js';
import { PROVIDER_NAMES, type ProviderName, type ProviderSettings } from '../provider.types.js';

/** How to reach each provider; the same for all that it does. */
export type ProviderAccess = Readonly<Record<ProviderName, Omit<ProviderSettings, 'provider' | 'model'>>>;

const PURPOSES: readonly ChatPurpose[] = ['reply', 'route', 'extract', 'summary'];

/**
 * Reads an order of providers: `anthropic,openai:gpt-4o-mini,builtin`.
 *
 * @param text names, each with its model behind a colon if need be, separated by commas
 * @param models models of providers that name none: `anthropic:claude-haiku-5-5,openai:gpt-4o-mini`, or one name, which
 *   means the first provider of the order that is not `builtin`
 * @param access how to reach each
 * @throws AppError `invalid_input` when a name is unknown
 */
export function providerOrder(text: string, models: string | undefined, access: ProviderAccess): ProviderSettings[] {
  const listed = entries(text).map((entry) => {
    const { provider, rest } = split(entry);
    if (provider === undefined) throw AppError.invalid('provider', `"${entry}" is unknown`, `name ${PROVIDER_NAMES.join(', ')}`);
    return { provider, model: rest };
  });
  const first = listed.find(({ provider }) => provider !== 'builtin')?.provider;
  const named = new Map<ProviderName, string>();
  for (const entry of entries(models ?? '')) {
    const { provider, rest } = split(entry);
    const of = provider !== undefined && rest !== undefined ? provider : first;
    if (of !== undefined) named.set(of, of === provider && rest !== undefined ? rest : entry);
  }
  return listed.map(({ provider, model = named.get(provider) }) => ({ ...access[provider], provider, ...(model === undefined ? {} : { model }) }));
}

/**
 * Reads orders of single purposes: `route=openai:gpt-4o-mini,builtin; summary=builtin`.
 *
 * @param text purposes with their orders, separated by semicolons
 * @param chat the order of all other purposes; a provider that names no model has the one that it has there
 * @param access how to reach each
 * @throws AppError `invalid_input` when a purpose or a name is unknown
 */
export function purposeOrders(text: string | undefined, chat: readonly ProviderSettings[], access: ProviderAccess): Partial<Record<ChatPurpose, ProviderSettings[]>> {
  const orders: Partial<Record<ChatPurpose, ProviderSettings[]>> = {};
  const models = chat.flatMap(({ provider, model }) => (model === undefined ? [] : [`${provider}:${model}`])).toReversed().join(',');
  for (const part of (text ?? '').split(';').filter((piece) => piece.trim() !== '')) {
    const [name = '', order = ''] = part.split('=', 2).map((piece) => piece.trim());
    const purpose = PURPOSES.find((known) => known === name);
    if (purpose === undefined) throw AppError.invalid('purpose', `"${name}" is unknown`, `name ${PURPOSES.join(', ')}, as in route=openai,builtin`);
    orders[purpose] = providerOrder(order, models, access);
  }
  return orders;
}

function entries(text: string): string[] {
  return text.split(',').map((entry) => entry.trim()).filter((entry) => entry !== '');
}

/** Names of models hold colons too (`llama3.2:3b`), so only what stands before the first one can be a provider. */
function split(entry: string): { provider: ProviderName | undefined; rest: string | undefined } {
  const colon = entry.indexOf(':');
  const name = colon === -1 ? entry : entry.slice(0, colon);
  const provider = PROVIDER_NAMES.find((known) => known === name.trim());
  const rest = colon === -1 ? '' : entry.slice(colon + 1).trim();
  return { provider, rest: rest === '' ? undefined : rest };
}
