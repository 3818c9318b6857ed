import { STOP_WORDS } from '../token/stop-words.data.js';
import { tokenize } from '../token/tokenize.rule.js';

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Ask for something without saying what. */
const ASKING = list('help helping helps question questions problem problems issue issues info information trouble something anything stuff thing things matter request inquiry enquiry query wrong broken work working works doesnt isnt need know wondering support assistance');
const FILLER = list('need want have got get know tell ask asking like would could quick small urgent urgently again still really just one bit more some any now asap little general maybe someone anyone there sorry ok okay um uh well got guys sir madam team everyone day');
/** Whole messages that say all they want to say. */
const COMPLETE = list('hi hello hey hiya morning afternoon evening good thanks thank thx ty cheers bye goodbye yes yeah yep yup no nope nah ok okay sure great perfect fine cool please welcome done correct right awesome');

/**
 * Whether a message asks for something but does not say for what ("I have a question", "help!!", "it doesn't work"), so that asking back
 * is better than searching. Greetings, thanks and yes or no are not vague.
 * @param text what the customer wrote
 */
export function isTooVague(text: string): boolean {
  const words = tokenize(text);
  if (words.length === 0) return true;
  if (words.every((word) => COMPLETE.has(word) || STOP_WORDS.has(word)) && words.some((word) => COMPLETE.has(word))) return false;
  const rest = words.filter((word) => !STOP_WORDS.has(word) && !FILLER.has(word) && !ASKING.has(word) && !COMPLETE.has(word));
  if (rest.length > 0) return false;
  // "What are they?" alone is no more to go by than "help".
  return words.some((word) => ASKING.has(word)) || words.length <= 3;
}
