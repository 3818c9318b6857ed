import type { TextSpan } from '../sentence/sentence.types.js';
import { tokenSpans } from '../token/tokenize.rule.js';
import { STOP_WORDS } from '../token/stop-words.data.js';
import { AMBIGUOUS_GIVEN_NAMES, GIVEN_NAMES } from './given-name.data.js';
import { matchAll } from './match-all.rule.js';
import { NOT_NAMES } from './not-name.data.js';
import type { Detector, Finding } from './personal-data.types.js';

const CAPITAL = String.raw`\p{Lu}[\p{L}'’-]{0,30}`;
const PARTICLE = '(?:de|da|del|der|den|van|von|la|le|di|dos|ibn|bin|al|el|y)';
const FULL = String.raw`${CAPITAL}(?:(?: \p{Lu}\.?(?=\s))? (?:${PARTICLE} ){0,2}${CAPITAL}){0,3}`;
const AFTER = '[\\s]{1,2}';

/** Behind these stands a name, if it is capitalised. The words themselves in any case. */
const INTRODUCTION = new RegExp(
  String.raw`(?<!\p{L})(?:[Mm][Yy] (?:(?:[Ff]ull|[Ff]irst|[Ll]ast|[Mm]aiden) )?[Nn]ame(?:'s| is)|[Nn]ame is|[Mm]aiden name is|[Ll]ast name\?|[Ff]irst name\?|[Ii](?:'m| am)|[Tt]his is|[Ii]t's|[Cc]alls? me|[Cc]alled|[Nn]amed|[Ss]igned|[Yy]ours,|change it to|correct it to|follow up with|speak (?:to|with)|spoke (?:to|with)|[Aa]sk for|on behalf of|in the name of|(?:booked|reserved|reservation|booking|appointment) for|under the name(?: of)?|[Mm]y (?:husband|wife|son|daughter|partner|boss|colleague|friend|brother|sister|mother|father|mum|mom|dad))${AFTER}(?<value>${FULL})`,
  'gu',
);
/** A name after these is one in lower case, too. */
const PLAIN_INTRODUCTION = /\bmy (?:(?:full|first|last) )?name(?:'s| is) (?<value>[\p{L}'’-]{2,30}(?: [\p{L}'’-]{2,30})?)(?=[ \t]*(?:[.,;!?\n]|$|and\b|but\b))/giu;
const TITLE = new RegExp(String.raw`(?<!\p{L})(?:[Mm]rs?|[Mm]s|[Mm]x|[Mm]iss|[Dd]r|[Pp]rof(?:essor)?|[Ss]ir|[Mm]adam|[Mm]me|[Hh]err|[Ff]rau|[Ss]eñora?|[Mm]onsieur|[Mm]adame)\.?${AFTER}(?<value>${FULL})`, 'gu');
const SALUTATION = new RegExp(String.raw`(?:^|\n|[.!?]\s)[ \t>]{0,4}(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Gg]ood (?:morning|afternoon|evening)|[Tt]hanks|[Tt]hank you),?[ ](?<value>${FULL})(?=\s{0,2}(?:[,!.:;\n-]|$))`, 'gu');
const SIGNATURE = new RegExp(String.raw`(?:regards|wishes|sincerely|cheers|thanks|thank you|yours|love|best|all the best|greetings)[,!.]?[ \t]{0,4}\n{1,3}[ \t>~-]{0,6}(?<value>${FULL})(?=[ \t]{0,4}(?:\n|$|,))`, 'giu');
const FIELD = new RegExp(String.raw`(?:^|\n)[ \t]{0,4}(?:[Nn]ame|[Cc]ustomer|[Cc]ontact|[Pp]atient|[Gg]uest|[Cc]lient|[Ff]rom|[Aa]ttn)[ \t]?:[ \t]{1,3}(?<value>${FULL})`, 'gu');
/** The speaker in a transcript: "Nicole: Remember me?" Short, at the start of a line. */
const SPEAKER = new RegExp(String.raw`(?:^|\n)(?<value>${CAPITAL}(?: ${CAPITAL})?)(?=: \p{Lu})`, 'gu');
const INITIAL_IN_THE_MIDDLE = new RegExp(String.raw`(?<!\p{L})${CAPITAL} \p{Lu}\.? ${CAPITAL}`, 'gu');
/** "said Maslin", "Ciset lives on": who speaks or lives somewhere. */
const SPEECH = new RegExp(String.raw`(?<!\p{L})(?:said|says|asked|told|replied|answered|given) (?<value>${FULL})`, 'gu');
const SUBJECT = new RegExp(String.raw`(?:^|\n|[.!?]\s)(?<value>${FULL})(?= (?:said|says|asked|told|replied|lives|lived|has given|had given|moved|phoned|emailed|wrote)\b)`, 'gu');
/** The line above an address. */
const ADDRESSEE = new RegExp(String.raw`(?:^|\n)[ \t>]{0,4}(?<value>${CAPITAL} (?:\p{Lu}\.? )?(?:${PARTICLE} ){0,2}${CAPITAL}(?: ${CAPITAL})?)(?=[ \t]{0,2}\n{1,2}[ \t>]{0,4}(?:[^\n]{1,40}\n[ \t>]{0,4}){0,2}(?:\d{2,6}|P\.?O\.? Box) ?\p{L})`, 'gu');
/** Given names in lower case, behind words that introduce one. */
const LOWER = /\b(?:i'?m|i am|this is|it's|calls? me|called|named|follow up with|speak (?:to|with)|spoke (?:to|with)|ask for|regards,|mrs?\.?|ms\.?|dr\.?) (?<value>\p{Ll}[\p{L}'-]{1,30}(?: \p{Ll}[\p{L}'-]{1,30})?)/giu;
const LETTERS = /^\p{Lu}[\p{L}'’-]*$/u;

const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** "I'm Sorry" is no introduction: what begins with an everyday word is dropped, what ends with one is shortened. */
function withoutOrdinaryWords(text: string, finding: Finding): Finding[] {
  const words = tokenSpans(text.slice(finding.start, finding.end));
  const ordinary = words.findIndex((word) => NOT_NAMES.has(fold(word.text).replace(/['’]/gu, '')));
  if (ordinary === 0 || words.length === 0) return [];
  const last = ordinary === -1 ? undefined : words[ordinary - 1];
  return [last ? { ...finding, end: finding.start + last.end } : finding];
}

/** Behind one space, or behind the dot of an initial. */
function continuesName(text: string, last: TextSpan, candidate: TextSpan): boolean {
  const between = text.slice(last.end, candidate.start);
  if (between !== ' ' && !(between === '. ' && last.text.length === 1)) return false;
  return LETTERS.test(candidate.text) && !NOT_NAMES.has(fold(candidate.text).replace(/['’]/gu, ''));
}

/** Given names from the list, with the surname behind them. */
function listedNames(text: string): Finding[] {
  const words = tokenSpans(text);
  const findings: Finding[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (!word || !LETTERS.test(word.text)) continue;
    const first = fold(word.text.split(/[-'’]/u)[0] ?? '');
    const sure = GIVEN_NAMES.has(first);
    if (!sure && !AMBIGUOUS_GIVEN_NAMES.has(first)) continue;
    let last = word;
    for (let next = at + 1; next <= at + 3; next += 1) {
      const candidate = words[next];
      if (!candidate || !continuesName(text, last, candidate)) break;
      last = candidate;
    }
    if (sure || last !== word) findings.push({ kind: 'NAME', start: word.start, end: last.end - (/['’]s$/u.exec(last.text)?.[0].length ?? 0) });
  }
  return findings;
}

/** The first word must be a given name; a second counts unless it is an everyday word. */
function lowerName(text: string, finding: Finding): Finding[] {
  const [first, second] = tokenSpans(text.slice(finding.start, finding.end));
  if (!first || !GIVEN_NAMES.has(fold(first.text))) return [];
  const surname = second && !NOT_NAMES.has(fold(second.text)) && !STOP_WORDS.has(fold(second.text)) && second.text.length > 3;
  return [{ ...finding, end: finding.start + (surname ? second.end : first.end) }];
}

/** Names of people, by the words around them and by a list of given names. A rule of thumb: it misses rare names that stand alone. */
export const detectNames: Detector = (text) => {
  const introduced = [INTRODUCTION, PLAIN_INTRODUCTION, TITLE, SALUTATION, SIGNATURE, FIELD, SPEAKER, INITIAL_IN_THE_MIDDLE, SPEECH, SUBJECT, ADDRESSEE].flatMap((pattern) => matchAll(text, 'NAME', pattern));
  const lower = matchAll(text, 'NAME', LOWER).flatMap((finding) => lowerName(text, finding));
  return [...lower, ...introduced.flatMap((finding) => withoutOrdinaryWords(text, finding)), ...listedNames(text)];
};
