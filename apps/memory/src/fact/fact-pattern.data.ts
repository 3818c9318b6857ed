import type { FactKind } from '@rapport/contracts';

/** How a fact is said. `(?<v>…)` is what it is about, `(?<k>…)` what decides its slot. */
export interface FactPattern {
  readonly kind: FactKind;
  /** Facts of one slot contradict each other; `{k}` and `{v}` stand for the stems of the groups. */
  readonly slot: string;
  /** Two facts of a slot with the same key are the same fact; a plus or a minus in front of it contradict each other. */
  readonly key: string;
  /** How people read it. */
  readonly text: string;
  readonly confidence: number;
  readonly pattern: RegExp;
  /** Only a name may stand there. */
  readonly name?: true;
}

/** Where a clause ends: at its sign, or at a word that begins another one. */
const END = String.raw`(?=[.!?;,\n]|$| - | but | because | since | unless | so (?:i|we|please|can)\b| and (?:i|we|my|our|please|can|what|how|is|do|need)\b| (?:how|what|why|where) | (?:can|could|do|does|will|would|is|are) (?:i|we|you|it)\b)`;
const REST = String.raw`(?<v>[^.!?;,\n]{2,120}?)${END}`;
const I = String.raw`\bi(?:'m| am|m)`;
const WE = String.raw`\bwe(?:'re| are)`;
const WORK = String.raw`engineer|developer|teacher|manager|nurse|doctor|lawyer|accountant|designer|chef|cook|driver|consultant|architect|electrician|plumber|carpenter|farmer|student|professor|scientist|artist|writer|musician|photographer|coach|trainer|analyst|director|founder|owner|ceo|cto|cfo|assistant|secretary|receptionist|planner|organi[sz]er|salesperson|sales rep|realtor|mechanic|pilot|librarian|paramedic|firefighter|police officer|soldier|veterinarian|vet|dentist|pharmacist|therapist|psychologist|social worker|journalist|editor|translator|barista|waiter|waitress|bartender|cashier|retiree|stay-at-home (?:mom|dad|parent)|entrepreneur|freelancer|contractor|technician|programmer|banker|broker|agent|supervisor|administrator|model|actor|actress|singer|dancer|athlete|hairdresser|baker|butcher|gardener|janitor|caregiver|nanny|tutor`;
/** What people want in life. Everything else that somebody wants of a business is a request, and over when it was dealt with. */
const LIFE_GOAL = String.raw`(?:learn|become|lose|gain|run a|run my|run the|run in|get (?:fit|better|healthy|healthier|in shape|into|married|promoted|stronger|my degree)|start (?:a|my own|my) (?:business|company|family|career|shop|restaurant)|improve my|quit (?:smoking|drinking|my job)|stop (?:smoking|drinking|eating)|save (?:money|up|for)|travel|write a (?:book|novel|song|screenplay|thesis|blog)|build a|build my own|grow|master|graduate|retire|move to|eat (?:healthier|healthy|better|less|more)|exercise|sleep (?:better|more)|read more|be (?:an?|more|less|better|happier|healthier|independent)|study|train|practi[cs]e|climb|own|help people|teach|publish|win|cook (?:more|better)|speak (?!to|with)|play|go to (?:college|university|school|business school|law school|medical school)|live|work (?:as|in|for myself)|have (?:a family|kids|children)|spend more time)\b(?![^.!?]*\b(?:account|order|card|password|refund|booking|subscription|invoice)\b)`;
const PAST = String.raw`\w+ed|made|did|got|had|saw|went|took|gave|was|were|been|came|sent|paid|bought|said|thought|knew|heard|found|told|felt|left|lost|met|wrote`;
const RELATIVE = 'wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?|son|daughter|brother|sister|mother|mom|mum|father|dad|boss|dog|cat|baby';

const of = (kind: FactKind, slot: string, key: string, text: string, confidence: number, pattern: string, more: { name?: true } = {}): FactPattern => ({
  kind, slot, key, text, confidence, pattern: new RegExp(pattern, 'giu'), ...more,
});

/** The profile (system row E7): one value each, the last word counts. */
const PROFILE: readonly FactPattern[] = [
  of('profile', 'name', '{v}', 'Wants to be called {v}', 0.95, String.raw`\b(?:please |just |you can |everyone |everybody |they |people |friends )*calls? me (?<v>[\p{L}][\p{L}'-]*(?: [\p{Lu}][\p{L}'-]*){0,2})(?=[.!?;,\n]|$| and | please| thanks)`, { name: true }),
  of('profile', 'name', '{v}', 'Is called {v}', 0.9, String.raw`\bmy (?:first |full |nick)?name(?:'s| is) (?<v>[\p{L}][\p{L}'-]*(?: [\p{Lu}][\p{L}'-]*){0,2})`, { name: true }),
  of('profile', 'name', '{v}', 'Goes by {v}', 0.9, String.raw`\bi (?:go by|prefer to be called|would like to be called|like to be called) (?<v>[\p{L}][\p{L}'-]*(?: [\p{Lu}][\p{L}'-]*){0,2})`, { name: true }),
  of('profile', 'company', '{v}', 'Works at {v}', 0.9, String.raw`\bi (?:currently |now )?work (?:at|for|with) ${REST}`),
  of('profile', 'company', '{v}', 'Works at {v}', 0.9, String.raw`${I} employed (?:at|by) ${REST}`),
  of('profile', 'company', '{v}', 'Company: {v}', 0.9, String.raw`\b(?:my|our) (?:company|business|firm|shop|restaurant|startup|employer)(?:'s name)? is (?:called |named )?(?!a\b|an\b|in\b|not\b|the one)${REST}`),
  of('profile', 'industry', '{v}', 'Is in the business of {v}', 0.85, String.raw`(?:${WE}|${I}|\bwe work|\bi work) in (?:the )?(?<v>[\p{L} &-]{3,50}?) (?:industry|business|sector|field)\b`),
  of('profile', 'business', '{v}', 'Their business: {v}', 0.8, String.raw`${WE} (?:a|an) (?!bit|little|group of|party of|couple|few|lot|family of)${REST}`),
  of('profile', 'business', '{v}', 'Runs {v}', 0.85, String.raw`\bi (?:run|own|manage) (?<v>(?:a|an|the|my own) [^.!?;,\n]{3,80}?)(?=[.!?;,\n]|$| and | but | in )`),
  of('profile', 'role', '{v}', 'Works as {v}', 0.9, String.raw`\bi (?:currently |now )?work as (?:a |an |the )?${REST}`),
  of('profile', 'role', '{v}', 'Role: {v}', 0.85, String.raw`\bmy (?:job|profession|occupation|role|title|job title)(?:'s| is) (?:to be )?(?:a |an |the )?(?!to )${REST}`),
  of('profile', 'role', '{v}', 'Works as {v}', 0.8, String.raw`${I} (?:a|an|the) (?<v>(?:[\p{L}-]+ ){0,3}(?:${WORK}))\b(?! of mine)`),
  of('profile', 'experience', '{v}', 'Experience: {v}', 0.8, String.raw`${I} (?:a |an |quite |very |still )*(?<v>(?:complete |total |absolute )?(?:beginner|novice|newbie|expert|professional|intermediate|new to this|experienced))\b`),
  of('profile', 'channel', '{v}', 'Is best reached by {v}', 0.85, String.raw`\b(?:contact|reach|write to|message|text|email|call) me (?:only |best )?(?:by|via|on|through) (?<v>e-?mail|phone|text|sms|whatsapp|instagram|facebook|chat)\b`),
];

const PERSONAL: readonly FactPattern[] = [
  of('personal_info', 'lives_in', '{v}', 'Lives in {v}', 0.9, String.raw`\bi (?:currently |now )?live (?:in|near|on|at) ${REST}`),
  of('personal_info', 'lives_in', '{v}', 'Lives in {v}', 0.9, String.raw`\bi(?:'ve| have)? (?:just |recently )?moved to ${REST}`),
  of('personal_info', 'from', '{v}', 'Is from {v}', 0.85, String.raw`${I} (?:originally )?from ${REST}`),
  of('personal_info', 'from', '{v}', 'Grew up in {v}', 0.85, String.raw`\bi (?:grew up|was born|was raised) in ${REST}`),
  of('personal_info', 'allergy:{v}', '{v}', 'Is allergic to {v}', 0.95, String.raw`${I} (?:very |severely |highly |also |deathly )?allergic to ${REST}`),
  of('personal_info', 'allergy:{v}', '{v}', 'Has an allergy: {v}', 0.95, String.raw`\bi have an? (?:severe |bad |strong )?(?<v>[\p{L} -]{3,30}?) (?:allergy|intolerance)\b`),
  of('personal_info', 'diet', '{v}', 'Diet: {v}', 0.9, String.raw`${I} (?:a |an |strictly |mostly )*(?<v>vegan|vegetarian|pescatarian|lactose intolerant|gluten[- ]free|celiac|coeliac|diabetic|kosher|halal|flexitarian)\b`),
  of('personal_info', 'age', '{v}', 'Is {v} years old', 0.9, String.raw`${I} (?<v>\d{1,3}|\p{L}+(?:-\p{L}+)?) years? old\b`),
  of('personal_info', 'birthday', '{v}', 'Birthday: {v}', 0.9, String.raw`\bmy birthday(?:'s| is)(?: on)? ${REST}`),
  of('personal_info', 'marital', '{v}', 'Is {v}', 0.8, String.raw`${I} (?<v>married|single|divorced|engaged|widowed|retired|pregnant)\b`),
  of('personal_info', 'relative:{k}', '{v}', 'Their {k}: {v}', 0.85, String.raw`\bmy (?<k>${RELATIVE})(?:'s name)? is (?:called |named )?(?!not\b|very\b|so\b)${REST}`),
  of('personal_info', 'has:{v}', '{v}', 'Has {v}', 0.75, String.raw`\b(?:i|we)(?:'ve got| have| have got) (?<v>(?:a|an|one|two|three|four|five|six|seven|\d+|many|several) (?:[\p{L}-]+ ){0,2}(?:dogs?|cats?|pets?|birds?|horses?|kids?|child(?:ren)?|sons?|daughters?|brothers?|sisters?|siblings?|houses?|cars?|tattoos?|degrees?|hair|eyes))\b`),
];

const TASTE: readonly FactPattern[] = [
  of('preference', 'taste:{v}', '+{v}', 'Prefers {v}', 0.9, String.raw`\b(?:i|we)(?:'d| would)?(?: really| much| usually| always| generally| strongly)? prefer (?!to be called)(?:having )?${REST}`),
  of('preference', 'taste:{v}', '+{v}', 'Would rather {v}', 0.8, String.raw`\b(?:i|we)(?:'d| would) rather (?!not\b)(?:have )?${REST}`),
  of('preference', 'taste:{v}', '+{v}', 'Likes {v}', 0.7, String.raw`\b(?:i|we)(?: really| also| just| absolutely| do| still)? (?:like|love|enjoy|adore) (?!you\b|your\b|that\b|this\b|it\b|to (?:know|see|hear|book|order|thank)\b)${REST}`),
  of('preference', 'favourite:{k}', '{v}', 'Favourite {k}: {v}', 0.9, String.raw`\b(?:my|our) favou?rite (?<k>[\p{L} -]{2,40}?)(?:'s| is| are) ${REST}`),
  of('preference', 'habit:{v}', '+{v}', 'Always: {v}', 0.8, String.raw`\b(?:i|we) always (?!wanted\b|thought\b|forget\b)${REST}`),
  of('preference', 'habit:{v}', '+{v}', 'Usually: {v}', 0.65, String.raw`\b(?:i|we) (?:usually|normally|typically) ${REST}`),
  of('negative_preference', 'taste:{v}', '-{v}', 'Does not like {v}', 0.85, String.raw`\b(?:i|we)(?: really| also)? (?:don't|do not|dont|didn't|never) (?:really |particularly )?(?:like|enjoy|love|care for|eat|drink) (?!out\b|that\b|this\b|it\b)${REST}`),
  of('negative_preference', 'taste:{v}', '-{v}', 'Does not like {v}', 0.85, String.raw`\b(?:i|we)(?: really| absolutely| just)? (?:hate|dislike|detest|loathe|can't stand|cannot stand|avoid) (?!that\b|this\b|it\b|you\b)${REST}`),
  of('negative_preference', 'habit:{v}', '-{v}', 'Never: {v}', 0.8, String.raw`\b(?:i|we) never (?!like\b|enjoy\b|love\b|eat\b|drink\b|mind\b|care for\b|(?:${PAST})\b)${REST}`),
  of('negative_preference', 'habit:{v}', '-{v}', 'Asked: never {v}', 0.8, String.raw`(?:^|please |[.!;,] )(?:never|don't ever|do not ever) (?!mind\b)(?<v>(?:call|text|write|e-?mail|contact|send|use|put|add|serve|ring|message)[^.!?;,\n]{0,100})`),
];

const LIFE: readonly FactPattern[] = [
  of('interest', 'interest:{v}', '{v}', 'Is working on {v}', 0.75, String.raw`(?:${I}|${WE}) (?:currently |now |also )?working on ${REST}`),
  of('interest', 'interest:{v}', '{v}', 'Is interested in {v}', 0.75, String.raw`(?:${I}|${WE}) (?:also |really |very |particularly )?(?:interested in (?!using|giving|getting|buying|booking|ordering|having|applying|opening|making|changing|learning more|knowing)|into (?!account)|passionate about|a (?:big |huge |great )?fan of) ?${REST}`),
  of('interest', 'interest:{v}', '{v}', 'Is learning {v}', 0.75, String.raw`${I} (?:currently )?(?:learning|studying)(?: how)?(?: to)? ${REST}`),
  of('interest', 'interest:{v}', '{v}', 'Hobby: {v}', 0.8, String.raw`\bmy (?:hobby|hobbies|pastime|passion)(?:'s| is| are| include) ${REST}`),
  of('goal', 'goal:{v}', '{v}', 'Goal: {v}', 0.9, String.raw`\b(?:my|our) (?:main |big |long[- ]term |biggest )?(?:goal|aim|dream|objective)(?:'s| is)(?: to)? ${REST}`),
  of('goal', 'goal:{v}', '{v}', 'Is trying to {v}', 0.75, String.raw`${I} (?:(?:trying|hoping|planning) to (?=${LIFE_GOAL})|training for |saving up (?:to|for) )${REST}`),
  of('goal', 'goal:{v}', '{v}', 'Plans to {v}', 0.7, String.raw`\bi (?:plan|hope|aim|intend) to (?=${LIFE_GOAL})${REST}`),
  of('goal', 'goal:{v}', '{v}', 'Wants to {v}', 0.65, String.raw`\bi (?:really |eventually |someday |also )?want to (?=${LIFE_GOAL})${REST}`),
  of('milestone', 'milestone:{v}', '{v}', 'Milestone: {v}', 0.7, String.raw`\bi (?:finally |just |recently )(?<v>(?:finished|completed|passed|graduated|won|got promoted|got married|got engaged|retired|started)\b[^.!?;,\n]{0,100}?)${END}`),
  of('struggle', 'struggle:{v}', '{v}', 'Struggles with {v}', 0.7, String.raw`${I} (?:really )?struggling (?:with|to) ${REST}`),
];

/** Every way of saying something about oneself that is understood, in English. */
export const FACT_PATTERNS: readonly FactPattern[] = [...PROFILE, ...PERSONAL, ...TASTE, ...LIFE];
