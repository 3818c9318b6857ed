import type { Channel, Citation, Intent } from '@rapport/contracts';
import { sourcesLine } from '@rapport/agent-kit';
import { offerOf } from '../route/offer.rule.js';
import type { Answer } from './turn.types.js';

/** Channels whose readers see plain text only: there the sources stand in the text. Chat shows them beside it, a call can't. */
const PLAIN_TEXT: ReadonlySet<Channel> = new Set(['sms', 'email', 'instagram', 'facebook']);

export interface ReplyText {
  readonly text: string;
  /** Length of the reply without its line of sources; undefined where it has none. */
  readonly bodyLength: number | undefined;
  readonly offersPerson: boolean;
}

/** The checked answer with its last sentence (the offer of a person, where one could do what was asked) and its sources. */
export function replyText(answer: Answer, intent: Intent, channel: Channel): ReplyText {
  const offer = answer.agent === 'knowledge' && answer.escalate === null && !answer.abstained ? offerOf(intent) : null;
  const body = offer === null ? answer.text : `${answer.text} ${offer}`;
  const sources = PLAIN_TEXT.has(channel) ? sourcesText(answer.citations) : '';
  return {
    text: body + sources,
    bodyLength: sources === '' ? undefined : body.length,
    offersPerson: offer !== null || answer.abstained,
  };
}

function sourcesText(citations: readonly Citation[]): string {
  return citations.length === 0 ? '' : `\n\n${sourcesLine(citations)}`;
}
