import { importedConversation, type ImportedConversation } from '@rapport/contracts';

/** A line as a conversation, or why it is none. */
export type ReadLine = { readonly conversation: ImportedConversation } | { readonly refused: string };

const LONGEST_REASON = 300;

/**
 * Reads one line of an import. Never throws.
 *
 * @param line JSON of a past conversation
 */
export function readLine(line: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { refused: 'is no JSON object' };
  }
  const parsed = importedConversation.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join('.') ?? '';
    return { refused: `${field === '' ? 'the line' : field}: ${issue?.message ?? 'is not as described'}`.slice(0, LONGEST_REASON) };
  }
  const ids = parsed.data.messages.map(({ externalId }) => externalId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return { refused: `messages: the externalId ${twice} stands twice`.slice(0, LONGEST_REASON) };
  return { conversation: parsed.data };
}
