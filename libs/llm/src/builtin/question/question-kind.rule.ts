/** What sort of thing would answer a question. */
export type QuestionKind = 'money' | 'duration' | 'time' | 'count' | 'measure' | 'name' | 'address' | 'person' | 'place' | 'howto' | 'reason' | 'meaning' | 'yesno' | 'contact' | 'other';

/** First match wins: the special before the general. */
const KINDS: readonly [QuestionKind, RegExp][] = [
  ['other', /\bwhat(?:['’]?s| is| are| does)\b.*\b(?:include[sd]?|cover(?:s|ed)?)\b/],
  ['duration', /\bhow (long|soon|quickly|fast|late|early|far in advance)\b|\bhow (many|much) (days?|hours?|weeks?|minutes?|months?|years?|notice|time)\b/],
  [
    'money',
    /\bhow much (?:is|are|was|does|do|did|would|will|for|to|per|it|the|a|an|you|i|money|extra)\b|\bhow much\W*$|\b(price|prices|pricing|cost|costs|fee|fees|charge|charges|rate|rates|discount)\b|\b(expensive|cheap|cheaper|cheapest)\b|\bwhat (do|does|will|would)\b.*\bpay\b|\bhow much (\w+ ){0,2}(is|are)\b/,
  ],
  ['address', /\b(street|postal|mailing|exact|your) address\b/],
  ['name', /\b(what|which|whats|what's)\b.{0,20}\b(name|brand|make|model|manufacturer)\b/],
  ['measure', /\bhow (much|big|large|tall|high|far|deep|heavy|wide|old|close|near|hot|cold)\b/],
  ['count', /\bhow (many|often)\b|\b(maximum|minimum|capacity|number of|population)\b/],
  ['time', /(?:^|[,.?!;] )(?:and |so |but )?when\b|\bwhen (?:do|does|did|is|are|was|were|will|can|could|should|must|would)\b|\bwhat (time|date|day|year|month)\b|\bwhich (day|year|date|month)\b|\b(opening|business|working) hours\b|\bopen(ing)?\b.*\b(on|at|today|hours)\b/],
  ['contact', /\b(phone|telephone|e-?mail|contact|reach|call)\b.*\b(number|address|you|us)\b|\bhow (do|can) i (contact|reach|call)\b/],
  ['place', /\bwhere\b|\bwhat (place|city|country|address|location)\b|\bwhich (city|country|place)\b/],
  ['person', /\bwho\b|\bwhose\b|\bwhom\b/],
  ['reason', /\bwhy\b|\bwhat(?:['’]?s| is| was| are| were) the (?:reason|cause|purpose|function|role|motive)s?\b|\bhow come\b|\bwhat cause[sd]?\b/],
  ['meaning', /\bmeaning of\b|\bmeaning\W*$|\b(?:what|which) .*\b(?:means?|refers? to|stands? for)\b|\bwhat .* about\W*$/],
  ['howto', /\bhow (do|can|should|could|would|to|does|did)\b|\bsteps?\b/],
  ['yesno', /^(can|could|do|does|did|is|are|was|were|will|would|may|must|should|has|have|am)\b|(?<!\b(?:what|which|how|whom?|where|when|why) )\b(can i|could i|do you|are you|is there|are there|am i|may i|do i|can we|do we)\b/],
];

const NUMBER_WORD = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand|million|dozen|half|several|once|twice)';
const UNIT = '(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|decades?|business days?)';

const ANSWERS: { readonly [kind in QuestionKind]?: RegExp } = {
  money: /[$€£¥]\s?\d|\d\s?(?:€|£|%|usd|eur|gbp|dollars?|euros?|pounds?|cents?|percent)|\b(?:free|complimentary|no (?:extra )?(?:charge|fee|cost)|no additional)\b/i,
  duration: new RegExp(`(?:\\d+|\\b${NUMBER_WORD})[\\s-]*(?:to|or|–|-|\\d|\\s)*[\\s-]*${UNIT}\\b|\\b(?:same[- ]day|overnight|immediately|instantly|until|from \\d{4} (?:to|until))\\b|\\d{4} (?:to|–|-) \\d{4}`, 'i'),
  time: /\b(?:1[0-9]{3}|20[0-9]{2})\b|\b\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)|\b\d{1,2}:\d{2}\b|\b(?:january|february|march|april|may \d|(?:in|of|from|to|until|since) may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:daily|noon|midnight|weekends?|weekdays?|century)\b|\b\d+ (?:\w+ )?(?:minutes?|hours?|days?|weeks?|months?) (?:before|after|ahead|in advance|prior)\b|\b(?:at|from|until|till) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/i,
  count: new RegExp(`\\d|\\b${NUMBER_WORD}\\b`, 'i'),
  person: /(?:^|[\s(“"'])(?!The |This |That |It |In |On |At |We |You |Our |Your |If |A |An )\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+)+|\b(?:team|staff|manager|owner|chef|coach|person|people)\b/u,
  place: /\b(?:in|at|near|from|to|between|on|off|outside|inside|behind|opposite|located|along)\s(?:the\s)?(?:\p{Lu}|\d)|\b(?:street|road|avenue|square|address|downtown|building|floor|located|entrance)\b/u,
  howto: /\b(?:click|select|choose|open|go to|visit|call|email|e-mail|contact|use|send|fill|enter|log in|sign|follow|by \w+ing|you can|to \w+,|first|then|simply|reply|ask|through|via|online)\b/i,
  reason: /\b(?:because|since|due to|as a result|so (?:that|as)|in order to|therefore|caus\w+|reasons?|leads? to|led to|results? in|resulted|owing|intend\w*|designed|purpose|aim(?:s|ed)?|used (?:to|for|as|in)|motiv\w+|means? of|allow(?:s|ing|ed)?|prevent\w*|provid(?:es?|ing)|to (?!the|an?|be |his|her|their|our|your|its|this|that|which|all|any|each|every|from)\p{Ll}+)\b/iu,
  meaning: /\b(?:means?|meaning|meant|refers?|referr(?:ed|ing)|stands? for|describ\w+|about|known as|called|terms?|defin\w+|symbol\w*|tells?|story|derived|signif\w+|represent\w*)\b/i,
  yesno: /^(?:yes|no)\b|\b(?:we|you|guests|our \w+) (?:do|don['’]t|are|aren['’]t|can|cannot|can['’]t|may|must|need|offer|accept|serve|provide|have|include)\b|\b(?:is|are|be) (?:not |also |always |never |usually )?(?:an? |the )?(?:allowed|permitted|forbidden|available|possible|accepted|offered|welcome|required|included|needed|free|fine|closed|open|refundable)\b/i,
  measure: /\d/,
  name: /(?<=[\p{Ll},] )\p{Lu}\p{Ll}+|["“]\p{Lu}/u,
  address: /\b\d+\s+(?:\p{Lu}[\p{L}.]+\s){1,3}|\b\p{Lu}{2}\s+\d{5}\b|\p{L}+(?:stra(?:ß|ss)e|weg|platz)\s+\d+/u,
  contact: /[\w.+-]+@[\w-]+\.\w+|\+?\d[\d\s().-]{6,}\d|\b(?:https?:|www\.)/i,
};

const KIND_WORDS: { readonly [kind in QuestionKind]?: RegExp } = {
  money: /^(?:pric(?:e|es|ed|ing|ey)|costs?|fees?|charg(?:e|es|ed|ing)|rates?|pay|paid|expensive|cheap(?:er|est)?|usd|dollars?)$/,
  duration: /^(?:takes?|took|lasts?|duration|length)$/,
  time: /^(?:hours?|date|day)$/,
};

/**
 * @param kind what is asked for
 * @param word a word of the question
 * @returns whether the word only says of what kind the answer is
 */
export function saysKind(kind: QuestionKind, word: string): boolean {
  return KIND_WORDS[kind]?.test(word) ?? false;
}

/**
 * @param question the customer's words
 * @returns the kind of answer asked for
 */
export function questionKind(question: string): QuestionKind {
  const text = question.toLowerCase().trim();
  // What stands behind the question mark is told besides, or carried over from the question before.
  const kindOf = (part: string): QuestionKind => KINDS.find(([, pattern]) => pattern.test(part))?.[0] ?? 'other';
  const asked = kindOf(/^[^?]*/.exec(text)?.[0] ?? '');
  return asked === 'other' ? kindOf(text) : asked;
}

/**
 * What a question means without saying it: "how much for 20 people" is after the price.
 *
 * @param kind what is asked for
 * @param words the words of the question
 * @returns the word that names the kind, where no word of the question does
 */
export function impliedWord(kind: QuestionKind, words: readonly string[]): string | null {
  return kind === 'money' && !words.some((word) => saysKind(kind, word)) ? 'price' : null;
}

/**
 * @param kind what is asked for
 * @param text a sentence
 * @returns whether the sentence holds such a thing at all; always true for questions of no special kind
 */
export function holdsAnswer(kind: QuestionKind, text: string): boolean {
  return ANSWERS[kind]?.test(text) ?? true;
}
