import { createHash } from 'node:crypto';
import type { ImportedConversation, ImportedMessage } from '@rapport/contracts';
import type { ToldExchange } from '../learn/exchange.types.js';

/** On a thread that never ends a pause of so long begins another session. */
const SESSION_MS = 4 * 3_600_000;

interface Group {
  readonly asked: ImportedMessage[];
  readonly answered: ImportedMessage[];
}

/**
 * The exchanges of a past conversation, as turns would have made them: what the customer wrote until somebody answered, with the answers. They keep
 * their own times, and an external id makes each the same at every import.
 *
 * @param conversation a line that was read
 * @param customerId whose it is
 */
export function exchangesOf(conversation: ImportedConversation, customerId: string): ToldExchange[] {
  const messages = [...conversation.messages].sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
  const groups: Group[] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    const asks = message.role === 'customer';
    if (!last || (asks && last.answered.length > 0) || pause(last, message) > SESSION_MS) groups.push({ asked: [], answered: [] });
    const group = groups.at(-1);
    (asks ? group?.asked : group?.answered)?.push(message);
  }
  const thread = conversation.externalId ?? messages[0]?.externalId ?? '';
  return groups.map((group) => toExchange(group, conversation, thread, customerId));
}

function toExchange({ asked, answered }: Group, { channel }: ImportedConversation, thread: string, customerId: string): ToldExchange {
  const first = asked[0] ?? answered[0];
  return {
    customerId,
    source: 'import',
    sourceKey: `import:${digest(channel, first?.externalId ?? '')}`,
    question: joined(asked),
    reply: answered.length === 0 ? null : joined(answered),
    channel,
    intent: null,
    sessionId: `import:${thread}`,
    questionIds: asked.map(({ externalId }) => externalId),
    replyIds: answered.map(({ externalId }) => externalId),
    at: new Date(first?.time ?? 0),
    tellsFacts: true,
    context: { answeredBy: answered[0]?.role ?? null },
  };
}

function pause({ asked, answered }: Group, next: ImportedMessage): number {
  const last = answered.at(-1) ?? asked.at(-1);
  return last ? Date.parse(next.time) - Date.parse(last.time) : 0;
}

function joined(messages: readonly ImportedMessage[]): string {
  return messages.map(({ text }) => text).join('\n');
}

function digest(...words: readonly string[]): string {
  return createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 40);
}
