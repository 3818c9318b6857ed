/** What sort of thing would answer a question. */
export type QuestionKind = 'money' | 'duration' | 'time' | 'count' | 'person' | 'place' | 'howto' | 'reason' | 'yesno' | 'contact' | 'other';

/** First match wins: the special before the general. */
const KINDS: readonly [QuestionKind, RegExp][] = [
  ['duration', /\bhow (long|soon|quickly|fast|late|early|far in advance)\b|\bhow (many|much) (days?|hours?|weeks?|minutes?|months?|years?|notice|time)\b/],
  [
    'money',
    /\bhow much (?:is|are|was|does|do|did|would|will|for|to|per|it|the|a|an|you|i|money|extra)\b|\bhow much\W*$|\b(price|prices|pricing|cost|costs|fee|fees|charge|charges|rate|rates|discount)\b|\bhow expensive\b/,
  ],
  ['count', /\bhow (many|much|often|big|large|old|tall|high|far|deep|heavy|wide)\b|\b(maximum|minimum|capacity|number of|population)\b/],
  ['time', /\bwhen\b|\bwhat (time|date|day|year|month)\b|\bwhich (day|year|date|month)\b|\b(opening|business|working) hours\b|\bopen(ing)?\b.*\b(on|at|today|hours)\b/],
  ['contact', /\b(phone|telephone|e-?mail|contact|reach|call)\b.*\b(number|address|you|us)\b|\bhow (do|can) i (contact|reach|call)\b/],
  ['place', /\bwhere\b|\bwhat (place|city|country|address|location)\b|\bwhich (city|country|place)\b/],
  ['person', /\bwho\b|\bwhose\b|\bwhom\b/],
  ['reason', /\bwhy\b|\bwhat (is|was|are|were) the (reason|cause)\b|\bhow come\b|\bwhat cause[sd]?\b/],
  ['howto', /\bhow (do|can|should|could|would|to|does|did)\b|\bsteps?\b/],
  ['yesno', /^(can|could|do|does|did|is|are|was|were|will|would|may|must|should|has|have|am)\b|\b(can i|could i|do you|are you|is there|are there|am i|may i|do i|can we|do we)\b/],
];

const NUMBER_WORD = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand|million|dozen|half|several|once|twice)';
const UNIT = '(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|decades?|business days?)';

const ANSWERS: { readonly [kind in QuestionKind]?: RegExp } = {
  money: /[$€£¥]\s?\d|\d\s?(?:€|£|%|usd|eur|gbp|dollars?|euros?|pounds?|cents?|percent)|\b(?:free|complimentary|no (?:extra )?(?:charge|fee|cost)|no additional)\b/i,
  duration: new RegExp(`(?:\\d+|\\b${NUMBER_WORD})[\\s-]*(?:to|or|–|-|\\d|\\s)*[\\s-]*${UNIT}\\b|\\b(?:same[- ]day|overnight|immediately|instantly|until|from \\d{4} (?:to|until))\\b|\\d{4} (?:to|–|-) \\d{4}`, 'i'),
  time: /\b(?:1[0-9]{3}|20[0-9]{2})\b|\b\d{1,2}(?::\d{2})?\s?(?:am|pm|a\.m\.|p\.m\.|o'clock)|\b\d{1,2}:\d{2}\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b(?:daily|noon|midnight|weekends?|weekdays?|century)\b/i,
  count: new RegExp(`\\d|\\b${NUMBER_WORD}\\b`, 'i'),
  person: /(?:^|[\s(“"'])(?!The |This |That |It |In |On |At |We |You |Our |Your |If |A |An )\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+)+|\b(?:team|staff|manager|owner|chef|coach|person|people)\b/u,
  place: /\b(?:in|at|near|from|to|between|on|off|outside|inside|behind|opposite|located|along)\s(?:the\s)?(?:\p{Lu}|\d)|\b(?:street|road|avenue|square|address|downtown|building|floor|located|entrance)\b/u,
  howto: /\b(?:click|select|choose|open|go to|visit|call|email|e-mail|contact|use|send|fill|enter|log in|sign|follow|by \w+ing|you can|to \w+,|first|then|simply|reply|ask|through|via|online)\b/i,
  reason: /\b(?:because|since|due to|as a result|so that|in order to|therefore|caused?|reasons?|to (?:avoid|protect|ensure|keep|prevent)|leads? to|owing)\b/i,
  yesno: /\b(?:yes|no|not|never|can|cannot|can't|may|must|allowed|permitted|available|accept(?:s|ed)?|offer(?:s|ed)?|welcome|only|always|unless|include[sd]?|provide[sd]?|refundable|required|is|are|do|does)\b/i,
  contact: /[\w.+-]+@[\w-]+\.\w+|\+?\d[\d\s().-]{6,}\d|\b(?:https?:|www\.)/i,
};

/**
 * @param question the customer's words
 * @returns the kind of answer asked for
 */
export function questionKind(question: string): QuestionKind {
  const text = question.toLowerCase().trim();
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

/**
 * @param kind what is asked for
 * @param text a sentence
 * @returns whether the sentence holds such a thing at all; always true for questions of no special kind
 */
export function holdsAnswer(kind: QuestionKind, text: string): boolean {
  return ANSWERS[kind]?.test(text) ?? true;
}
