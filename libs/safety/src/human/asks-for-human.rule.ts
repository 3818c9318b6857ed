import { normalizeText } from '@rapport/language';

const PERSON = String.raw`(?:(?:real|live|actual|human|living|proper) )?(?:human(?: being)?|person|people|agent|representative|rep|operator|manager|supervisor|assistant|someone|somebody|staff(?: member)?|employee|team ?member|advisor|adviser|colleague|boss|owner|customer (?:service|support|care)|support (?:agent|team|person|staff))`;
/** Said in anger between the words that count. */
const SWEARING = /\b(?:bloody|damn(?:ed)?|goddamn|fucking|fuckin|freaking|f\*+ing|free|actual)\s/giu;
const VERB = String.raw`(?:speak(?:ing)?|talk(?:ing)?|chat(?:ting)?|contacting|reaching|direct|connect(?:ed)?|transfer(?:red)?|put through|pass(?:ed)?|hand(?:ed)? over|forward(?:ed)?|escalate(?:d)?|get through|switch|reach|contact|deal)`;

const ASKING: readonly RegExp[] = [
  new RegExp(String.raw`\b${VERB}(?: me| us| this| it)?(?: through)? (?:to |with |over to )?(?:me )?(?:an? |the |your |one of your |some |another )?${PERSON}\b`, 'iu'),
  new RegExp(String.raw`\b(?:speak|talk|chat) (?:directly )?(?:to|with) (?:an? |the |your )?${PERSON}\b`, 'iu'),
  new RegExp(String.raw`\b(?:want|need|prefer|get me|give me|find me|like|send me|bring me|have|see) (?:to have |to see )?(?:an? |the |your |some )?(?:(?:real|live|actual|human|living) (?:human(?: being)?|person|people|agent|representative|rep|operator|support|help|being)|human|manager|supervisor|representative|operator)\b(?! (?:resources|rights|hair|size))`, 'iu'),
  new RegExp(String.raw`^(?:please )?(?:an? )?(?:(?:real|live|actual|human) )?(?:human|person|agent|representative|operator|manager|supervisor|support agent|customer service|live chat|live agent|real person|live person|human being)(?:,? ?please| now| asap| pls|!|\.|\?)*$`, 'iu'),
  /\b(?:is|are) (?:there|this|you) (?:an? )?(?:real |actual |live )?(?:human|person|bot|robot)\b.{0,30}\b(?:talk|speak|help|there|here)\b/iu,
  /\b(?:not|no|don't|dont|instead of|rather than|sick of|tired of|hate|enough of|stop) (?:(?:want|wanna|like) (?:to )?)?(?:talk(?:ing)? to |speak(?:ing)? to |deal(?:ing)? with |with )?(?:a |an |the |this |these |you,? )?(?:stupid |dumb |useless )?(?:bot|bots|robot|robots|machine|ai|chatbot|computer)\b/iu,
  /\b(?:a |real |live )human,? please\b|\bhuman please\b|\breal person please\b/iu,
  /\b(?:can|could|may|will|would|should) (?:a |an |some |any)?(?:real |actual |live )?(?:human|person|someone|somebody|agent|manager)(?: real)?(?: please)? (?:call|help|contact|reply|answer|phone|get back to|take over|handle|look)\b/iu,
  /\bput (?:me|us) through\b|\bcall me back\b|\b(?:someone|somebody|anyone|anybody) (?:real|human|from your team)\b|\btake over (?:this|the) (?:chat|conversation)\b/iu,
];

/** Says "agent" or "human" and means something else. */
const OTHER: readonly RegExp[] = [
  /\bhuman (?:resources|rights|hair|size|error|grade|nature|consumption)\b/iu,
  /\b(?:real estate|travel|cleaning|booking|insurance|letting|free) agents?\b/iu,
  /\b(?:per|each|every|one|two|three|another|extra|\d+) (?:person|people)\b(?! (?:on|from) your)/iu,
  /\b(?:don't|do not|no need to|without|not) (?:need|want|have)? ?(?:to )?(?:speak|talk|speaking|talking|chat)\b(?!.{0,12}\b(?:bot|robot|machine|ai|chatbot|computer)\b)/iu,
  /\b(?:what does|who is|is your|the name of) (?:your |the )?(?:manager|agent|owner|boss)\b/iu,
];

/**
 * Whether a message asks to be served by a person instead of the assistant.
 * @param text what the customer wrote
 */
export function asksForHuman(text: string): boolean {
  const message = normalizeText(text.slice(0, 2000)).replace(SWEARING, '');
  if (OTHER.some((pattern) => pattern.test(message)) && !/\b(?:real|live|actual) (?:human|person|agent)\b/iu.test(message)) return false;
  return ASKING.some((pattern) => pattern.test(message));
}
