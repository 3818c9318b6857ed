import type { WorkspaceProfile } from '@rapport/contracts';
import { foldText } from '@rapport/language';

export type Smalltalk = 'greeting' | 'how_are_you' | 'thanks' | 'acknowledge' | 'goodbye' | 'who_are_you';

const GREETING = '(hi+|hello+|hey+|hiya|howdy|yo|greetings|good (morning|afternoon|evening|day)|hola|bonjour)';
const NAME = '( (there|all|everyone|team|guys|folks|again))?';
const THANKS = "(thanks|thank you|thank u|thx|ty|tysm|many thanks|much appreciated|cheers|i appreciate it|that('s| is) (very |really |so )?(helpful|kind)|appreciate it)";
const MUCH = "( (a lot|lots|so much|very much|again|a bunch|for (your|the) (help|info|information|answer|reply)|for that))?";
const GOOD = "(ok(ay)?|k|great|perfect|awesome|cool|nice|wonderful|good|got it|sounds good|all good|sure thing|alright|understood|i see|that('s| is) all|no(pe)?,? that('s| is) (all|it)|lovely|excellent|will do)";
const BYE = '(bye+|bye bye|goodbye|good ?night|see (you|ya)( later| soon| then)?|talk (to you )?(later|soon)|have a (good|great|nice|lovely) (one|day|evening|night|weekend)|take care|cya|ciao)';

const whole = (body: string): RegExp => new RegExp(`^${body}$`);

/** Only messages that say nothing else: a question behind a greeting is a question. */
const FORMS: readonly { readonly kind: Smalltalk; readonly pattern: RegExp }[] = [
  { kind: 'who_are_you', pattern: whole(`(${GREETING}${NAME} )?((who|what) (are|is) (you|this)|are you (a |an )?(bot|robot|human|real|ai|real person|person|machine|chatbot)|is this (a |an )?(bot|robot|human|ai|real person|person|machine|chatbot)|am i (talking|speaking|chatting) (to|with) (a |an )?(bot|robot|human|ai|real person|person|machine|chatbot)|what('s| is) your name|what can you do|how can you help( me)?)`) },
  { kind: 'how_are_you', pattern: whole(`(${GREETING}${NAME} )?(how are (you|things)( doing)?( today)?|how('s| is) it going|what('s| is) up|sup|how do you do)`) },
  { kind: 'thanks', pattern: whole(`((${GOOD}|${GREETING}) )*${THANKS}${MUCH}( (${GOOD}|${BYE}|${THANKS}))*`) },
  { kind: 'goodbye', pattern: whole(`((${GOOD}|${THANKS}${MUCH}) )*${BYE}( (and )?(${THANKS}${MUCH}|${BYE}))*`) },
  { kind: 'greeting', pattern: whole(`${GREETING}${NAME}( ${GREETING})*( i have (a|some) questions?| can you help( me)?( please)?| i need (some )?help( please)?)?`) },
  { kind: 'acknowledge', pattern: whole(`${GOOD}( ${GOOD})*`) },
];

/** Small talk when the message is nothing else, else null. */
export function smalltalkOf(text: string): Smalltalk | null {
  const plain = foldText(text)
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  if (plain.length > 80) return null;
  return FORMS.find(({ pattern }) => pattern.test(plain))?.kind ?? null;
}

/**
 * The short answer to small talk, in the persona's name.
 *
 * @param kind what was said
 * @param workspace persona and name of the business; null when they can't be had
 * @param known whether the customer has been answered in this conversation before
 * @param name what the customer asked to be called; used in greetings only
 */
export function smalltalkReply(kind: Smalltalk, workspace: WorkspaceProfile | null, known: boolean, name: string | null = null): string {
  const greeting = workspace?.persona.greeting ?? 'Hello, how can I help?';
  switch (kind) {
    case 'greeting':
      if (known) return `Hello again${name === null ? '' : `, ${name}`}! What can I help you with?`;
      return name === null ? greeting : `Hello ${name}! ${greeting}`;
    case 'how_are_you':
      return "I'm well, thank you for asking. What can I help you with?";
    case 'thanks':
      return "You're welcome! Is there anything else I can help you with?";
    case 'acknowledge':
      return 'Good. If there is anything else you would like to know, just ask.';
    case 'goodbye':
      return 'Goodbye, and thank you for writing to us. Come back any time.';
    case 'who_are_you':
      return workspace
        ? `I'm ${workspace.persona.name}, the AI assistant of ${workspace.name}. I answer from our own documents, and a person on our team can take over whenever you ask.`
        : "I'm an AI assistant. I answer from our own documents, and a person on our team can take over whenever you ask.";
  }
}
