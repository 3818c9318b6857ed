import type { WorkspaceProfile } from '@rapport/contracts';
import { ANSWER_THRESHOLD } from '@rapport/llm';

/** What a model writes first when the documents don't answer; the customer never sees it. */
export const NO_ANSWER = 'NO_ANSWER';

/** One threshold for whoever judges its own answers. */
export const LEAST_CONFIDENCE = ANSWER_THRESHOLD;

const CITATION = /\s*\[[A-Z]{2,6}-\d{1,8}\]/g;

/** Whether a text that is still being written may yet begin with the mark. */
export function mayAbstain(beginning: string): boolean {
  const text = beginning.trimStart();
  return text.length < NO_ANSWER.length ? NO_ANSWER.startsWith(text) : text.startsWith(NO_ANSWER);
}

/** The sentence of a business whose documents don't answer. */
export function abstentionText(workspace: Pick<WorkspaceProfile, 'escalationContact'>): string {
  const name = workspace.escalationContact.trim();
  const person = name === '' ? 'a person on our team' : `${name} from our team`;
  return `I'm sorry, our documents don't answer that, and I would rather not guess. Would you like me to bring in ${person}?`;
}

/**
 * What the model said behind its mark, in the customer's language, without the citations that it must not have.
 *
 * @returns undefined when the text is no abstention; the plain sentence where the model left it out
 */
export function readAbstention(text: string, workspace: Pick<WorkspaceProfile, 'escalationContact'>): string | undefined {
  const trimmed = text.trim();
  if (trimmed !== '' && !trimmed.startsWith(NO_ANSWER)) return undefined;
  const said = trimmed.slice(NO_ANSWER.length).replace(/^[\s:.,\-–—]+/, '').replace(CITATION, '').trim();
  return said === '' ? abstentionText(workspace) : said;
}
