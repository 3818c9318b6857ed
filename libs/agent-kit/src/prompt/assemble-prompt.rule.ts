import { estimateTokens } from '@rapport/language';
import type { ChatMessage } from '@rapport/llm';
import type { PromptPart, PromptPartName, PromptPartReport } from './prompt.types.js';
import { truncateText } from './truncate-text.rule.js';

/** Order and heading of the parts; the rules come last of the system's words, where models heed them most. */
const SYSTEM_PARTS: readonly (readonly [PromptPartName, string])[] = [
  ['persona', 'Who you are'],
  ['profile', 'The customer'],
  ['memory', 'What you remember of the customer'],
  ['knowledge', 'What the business knows'],
  ['history', 'The conversation so far'],
  ['rules', 'Rules'],
];

/** Headings and separators cost as well. */
const OVERHEAD_TOKENS = 8;

/**
 * Puts the parts of a prompt together: a system message of all parts but the question, and the question as the user's
 * message. Each part is cut to its own budget; if the sum is still too long, parts shrink from the lowest priority up.
 * Rules and question are never cut by another part's size, only by their own budget.
 *
 * @param parts the parts, in any order; empty ones are left out
 * @param totalTokens budget of the whole prompt, by estimate
 * @returns the messages, what became of each part (in the order of the prompt) and the whole as one text for people
 */
export function assemblePrompt(
  parts: readonly PromptPart[],
  totalTokens: number,
): { messages: ChatMessage[]; parts: PromptPartReport[]; text: string } {
  const cut = new Map<PromptPart, string>();
  for (const part of parts) cut.set(part, truncateText(part.text.trim(), part.budgetTokens, keptEnd(part.name)));
  const size = (): number => [...cut.values()].reduce((sum, text) => sum + (text === '' ? 0 : estimateTokens(text) + OVERHEAD_TOKENS), 0);
  const yielding = parts.filter((part) => part.name !== 'rules' && part.name !== 'question').toSorted((a, b) => a.priority - b.priority);
  for (const part of yielding) {
    const over = size() - totalTokens;
    if (over <= 0) break;
    const text = cut.get(part) ?? '';
    cut.set(part, truncateText(text, Math.max(0, estimateTokens(text) - over), keptEnd(part.name)));
  }
  const texts = (name: PromptPartName): string => parts.filter((part) => part.name === name).map((part) => cut.get(part) ?? '').filter((text) => text !== '').join('\n\n');
  const system = SYSTEM_PARTS.flatMap(([name, heading]) => (texts(name) === '' ? [] : [`## ${heading}\n${texts(name)}`])).join('\n\n');
  const question = texts('question');
  const messages: ChatMessage[] = [];
  if (system !== '') messages.push({ role: 'system', content: system });
  if (question !== '') messages.push({ role: 'user', content: question });
  return { messages, parts: report(parts, cut), text: messages.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n') };
}

function keptEnd(name: PromptPartName): 'start' | 'end' {
  return name === 'history' ? 'end' : 'start';
}

function report(parts: readonly PromptPart[], cut: ReadonlyMap<PromptPart, string>): PromptPartReport[] {
  const order = [...SYSTEM_PARTS.map(([name]) => name), 'question' as const];
  return parts
    .toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    .map((part) => {
      const text = cut.get(part) ?? '';
      return { name: part.name, tokens: estimateTokens(text), truncated: text !== part.text.trim() };
    });
}
