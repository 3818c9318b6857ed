import { splitSentences } from '../sentence/split-sentences.rule.js';
import { stem } from '../token/stem.rule.js';
import { STOP_WORDS } from '../token/stop-words.data.js';
import { tokenize } from '../token/tokenize.rule.js';
import { chosenOf } from './asked-back.rule.js';
import { isFollowUp } from './follow-up.rule.js';
import { withoutPreamble } from './preamble.rule.js';

const NO_TOPIC = new Set('need want know tell ask like would could get got please much many long often cost take ok okay yes thanks thank want wanted wondering question help just really'.split(' '));
const NUMBER = /^(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred)$/;
const MOST_WORDS = 8;
const FARTHEST_BACK = 3;

/** The words of a text that name its subject, in order, each once, at most eight. */
function topicWords(text: string): string[] {
  const seen = new Set<string>();
  return tokenize(text).filter((word) => {
    const root = stem(word);
    if (STOP_WORDS.has(word) || NO_TOPIC.has(word) || word.length < 2 || seen.has(root)) return false;
    seen.add(root);
    return true;
  });
}

/** The last questions back to the one that stands by itself, newest first. */
function exchange(previous: readonly string[]): string[] {
  const recent = previous.slice(-FARTHEST_BACK).reverse();
  const first = recent.findIndex((question) => !isFollowUp(question));
  return first === -1 ? recent : recent.slice(0, first + 1);
}

/**
 * A search query for a question that leans on what was said before: the question and the topic words of the last exchange that it does not
 * name itself. Who was asked back and chooses gets the question before with the choice. A question that stands by itself is returned as it is, but
 * without greeting, introduction and thanks.
 * @param question what the customer wrote now
 * @param previousQuestions what the customer wrote before, oldest first
 * @param previousReply our last reply; used when the questions before name no subject
 */
export function standaloneQuestion(question: string, previousQuestions: readonly string[], previousReply?: string): string {
  const asked = withoutPreamble(question);
  const chosen = chosenOf(asked, previousReply ?? '');
  const first = previousQuestions.at(-1);
  if (chosen.length > 0 && first !== undefined) return [withoutPreamble(first), ...(chosen.length === 1 ? chosen : [asked])].join(' ');
  if (!isFollowUp(asked)) return asked;
  const own = new Set(topicWords(asked).map(stem));
  const carried = exchange(previousQuestions.map(withoutPreamble)).flatMap(topicWords);
  const replied = carried.length < 2 && previousReply ? topicWords(splitSentences(previousReply)[0]?.text ?? '') : [];
  const added: string[] = [];
  // "And if it is only three days before?" has a number of its own: the one before is the case that is no longer meant.
  const ownNumber = tokenize(asked).some((word) => NUMBER.test(word));
  for (const word of [...carried, ...replied]) {
    const root = stem(word);
    if (own.has(root) || added.length >= MOST_WORDS || (ownNumber && NUMBER.test(word))) continue;
    own.add(root);
    added.push(word);
  }
  return added.length === 0 ? asked : `${asked.trim()} ${added.join(' ')}`;
}
