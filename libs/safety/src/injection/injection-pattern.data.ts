export interface InjectionSignal {
  name: string;
  /** Evidence, 0 to 1. Signals add up as independent chances: 1 - (1 - a)(1 - b). */
  weight: number;
  pattern: RegExp;
}

const ORDERS = String.raw`(?:instruction|direction|directive|prompt|rule|guideline|order|command|restriction|polic(?:y|ie)|constraint|programming|training|context|information|conversation|filter|message|limitation|text|everything|anything|all)s?`;
const BEFORE = String.raw`(?:previous|prior|preceding|above|earlier|before|foregoing|existing|initial|original|given|following|system|your|these|those|the|any|all|of|and|other|current|past|previously|you|said|safety|content|openai|developer)`;

/** All quantifiers are bounded: the time is linear in the text. */
export const INJECTION_SIGNALS: readonly InjectionSignal[] = [
  { name: 'override', weight: 0.85, pattern: new RegExp(String.raw`\b(?:ignor(?:e|ing)|disregard|forget|override|overrule|bypass|skip|neglect|drop|(?:do not|don't|stop) (?:listen(?:ing)? to|follow(?:ing)?|obey(?:ing)?))\s(?:${BEFORE}\s){1,6}${ORDERS}\b`, 'iu') },
  { name: 'override', weight: 0.8, pattern: /\b(?:ignore|forget|disregard)\s(?:all|everything|anything|whatever)\s(?:\w+\s){0,4}(?:before|above|told|learned|learnt|said|instructions?|from chat|until now|previously|got)\b/iu },
  { name: 'override', weight: 0.7, pattern: /\b(?:have )?forgotten\s(?:about\s)?(?:all\s)?(?:the\s|your\s)?(?:rules|instructions)\b/iu },
  { name: 'override', weight: 0.6, pattern: /\b(?:your )?new (?:instructions|task|rules|directive|role|orders) (?:are|is|will be|begins?)\b|\bnew (?:instructions|task|system prompt)\s?:/iu },
  { name: 'override', weight: 0.55, pattern: /\bstop everything\b|\b(?:just|only|simply) (?:say|print|output|respond with|reply with|answer with|write)[:\s]{1,3}["“']/iu },
  { name: 'prompt_theft', weight: 0.8, pattern: new RegExp(String.raw`\b(?:repeat|print|reveal|show|output|display|tell me|give me|leak|dump|expose|list|write out|summari[sz]e|translate|encode|copy|return|share|disclose)\s(?:\w+\s){0,5}(?:your|the|all|above|previous|initial|system|hidden|secret|full|original|given|preceding)\s(?:\w+\s){0,3}(?:(?:system |initial |hidden )?(?:prompt|instructions?|guidelines|directives|rules you))\b`, 'iu') },
  { name: 'prompt_theft', weight: 0.6, pattern: /\b(?:output|print|repeat|show) (?:previous|prior|above|the above|all|initial) (?:instructions?|prompts?|text)\b|\bwhat (?:is|are|was|were) your (?:system |initial |original |secret |hidden )(?:prompt|instructions?|rules|message)\b|\brepeat (?:everything|the (?:words|text)) above\b|\bwhat is the (?:word|secret|password).{0,40}\b(?:told|asked) (?:you )?not to reveal\b/iu },
  { name: 'jailbreak', weight: 0.75, pattern: /\b(?:do anything now|DAN mode|jailbr(?:eak|oken)|god mode|unfiltered mode|opposite mode|evil mode|anti-?gpt|sudo mode|debug mode enabled)\b/iu },
  { name: 'jailbreak', weight: 0.45, pattern: /\bdeveloper mode\b/iu },
  { name: 'jailbreak', weight: 0.6, pattern: /\b(?:act as|as|called|named|you are|be|become|of) (?:an? |special agent |agent )?(?:DAN|STAN|DUDE|AIM|UCAR|APOPHIS|KEVIN|BetterDAN|DevMode|FreeSpeechGPT|\p{L}{1,20}GPT)\b/u },
  { name: 'jailbreak', weight: 0.4, pattern: /\b(?:(?:has|have|with|are|there are|follow(?:s|ing)?) no|without any|without|free (?:of|from)|not (?:bound|limited|restricted|constrained) by|broken free|ignores? all|does(?:n't| not) (?:have|care about|follow)|bypass(?:es)?|override) (?:\w+ ){0,4}(?:restrictions?|limitations?|filters?|censorship|morals?|ethic(?:s|al)|guidelines|rules|laws|content polic(?:y|ies)|safety)\b/iu },
  { name: 'jailbreak', weight: 0.45, pattern: /\b(?:uncensored|unfiltered|amoral|unethical|immoral|illegal)\b.{0,80}\b(?:response|responses|answer|answers|reply|replies|request|requests|anything|content|output|language|ai|bot|chatbot)\b/iu },
  { name: 'jailbreak', weight: 0.4, pattern: /\b(?:never|not|without|do(?:es)? not|don't|cannot|can't) (?:\w+ ){0,4}(?:refus(?:e|es|ing|al)|apologi[sz]e|decline|warn(?:ings?)?|disclaimers?|break character|say no)\b/iu },
  { name: 'role', weight: 0.45, pattern: /\b(?:from (?:now|this (?:moment|point)) (?:on|forward|onwards?)?,? ?(?:you|your|act|i)|you (?:will|are going to|must|shall) (?:now )?(?:act|pretend|play|simulate|role-?play|be called|become|immerse|take on)|pretend (?:to be|you are|that you)|imagine you are|you are now|you're now|simulate being|stay in character|immerse yourself|play the (?:role|character|part) of)\b/iu },
  { name: 'role', weight: 0.3, pattern: /\b(?:a character named|a dialogue writer|imaginary world|hypothetical (?:story|world|response)|fictional (?:world|character)|roleplay as|respond(?:s|ing)? as|speak(?:s|ing)? as)\b/iu },
  { name: 'role', weight: 0.35, pattern: /\b(?:chatgpt|gpt-?[345]|openai|language model|ai model|large language)\b/iu },
  { name: 'format_hijack', weight: 0.4, pattern: /\b(?:\[?(?:GPT|CLASSIC|NORMAL|STANDARD)\]?|two (?:different )?(?:responses|ways|paragraphs|answers))\b.{0,120}\b(?:jailbreak|DAN|developer|mode|unfiltered|\[)/isu },
  { name: 'forged_turn', weight: 0.6, pattern: /(?:^|\n|\{|\[)\s{0,4}(?:<\|?(?:im_start|system|assistant|endoftext)\|?>|\[?(?:system|assistant|inst)\]?\s?(?:message|prompt|note|override)?\s?[:\]])|%{3}\s?END|#{3}\s?(?:system|instructions?)(?: prompt| message)?\s?:|\bend of (?:user|system) (?:prompt|input|message|instructions)\b/iu },
  { name: 'planted', weight: 0.6, pattern: /\b(?:integrat|incorporat|includ|embed|insert|add|introduc|utili[sz]|employ|ensur|mak|validat|inject)(?:e|ing|s)?\b(?:(?!\b(?:using|run|use)\b)[^.\n#:]){0,80}\b(?:following|subsequent|below|given) (?:code|script|snippet|link|url|command)\b/iu },
  { name: 'planted', weight: 0.5, pattern: /\b(?:in|of|modify|enhance|provide|write|translate|use \w+ to display|alter|adjust|append|encode|convert) your (?:response|reply|answer|output|message|elucidation|explanation)s?\b/iu },
  { name: 'planted', weight: 0.6, pattern: /\b(?:when|if) (?:the )?(?:user|customer|assistant|ai|reader|model)s? (?:ask|read|see|request|summari)\w{0,5}\b[^.\n]{0,80}\b(?:say|tell|reply|respond|answer|send|recommend|include)\b|\b(?:dear|attention|note to|hey) (?:the )?(?:ai|assistant|chatbot|language model|llm|model)\b/iu },
  { name: 'exfiltration', weight: 0.6, pattern: /\b(?:send|post|forward|upload|email|transmit|exfiltrate)\s(?:me |us |them )?(?:the|this|all|your|our|their|every|any|whole|entire|stored) (?:\w+ ){0,4}(?:conversation|chat history|customer data|personal data|credentials|passwords?|api keys?|secrets?|customers|users|private messages)\b[^.\n]{0,60}\b(?:to|at)\b/iu },
  { name: 'exfiltration', weight: 0.5, pattern: /\b(?:show|give|tell|list|dump|export) (?:me )?(?:all |the |every |other )?(?:other )?(?:customers?'?s?|users?'?s?|clients?'?s?) (?:names?|e-?mails?|data|passwords?|orders?|addresses|phone numbers|details|records|list)\b/iu },
];
