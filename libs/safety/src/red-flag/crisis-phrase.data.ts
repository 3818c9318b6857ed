import type { PhraseGroup } from './red-flag.types.js';

/** Phrases of despair and injury; the notation stands in phrase.rule.ts. Our own wording, measured by the bench `red-flags`. */
export const CRISIS_PHRASES: readonly PhraseGroup[] = [
  {
    topic: 'suicide',
    severity: 'high',
    phrases: [
      '<kill> (myself|me) (tonight|today|now|tomorrow|soon)', '<kill> myself', '<kill> my self', '(unalive|unaliving|offing|off) (myself|me)', '(end|ending|ended|take|taking|took|finish|finishing) my own? life', '(end|ending) it all', '(end|ending) it (tonight|today|now|for) good?',
      '(end|ending|stop) my (pain|suffering|existence|misery)', 'put an end to (my|it) (life|all|everything)', '(commit|committing|committed|attempt|attempting|attempted) suicide (tonight|today|tomorrow|soon)', 'i ~ (commit|committing|attempt|attempting|attempted) suicide',
      '(im|i|me) ~ suicidal', '<want> to (die|disappear|vanish) (tonight|today|now|tomorrow)', 'i ~ <want> to? (die|disappear) forever?', 'wanna die', 'want to die', 'wish i (was|were|am) <dead>', 'wish i had never been born', 'wish i (was|were) never born', 'wish i wasnt (here|alive)', 'wish i could (die|disappear|not wake)',
      '(i|im|id|me) ~ better off (dead|gone)', 'better off without me', 'better (place|off) ~ without me', '(dont|not|no|never|cant) ~ want to (live|exist) (anymore|any|like)?', '(dont|not) ~ want to be (alive|here anymore)', '(dont|not) ~ wanna (live|be alive|exist)', '(dont|not) ~ want to wake up', 'never (wake|waking) up again', 'hope i ~ dont wake up',
      '(dont|no|not|any) ~ reason (to|for) (live|living)', '(nothing|nobody|no) ~ (left)? to live for', 'nothing ~ to live for', 'life ~ (not|isnt|no|hardly) ~ worth (living|it)', 'tired of (living|being alive|life|existing)', 'done with (life|living)', 'had enough of (life|living)', 'cant (go|keep) (on|living|going) (living|anymore|like)', 'cant live (anymore|like this|with)', 'cant keep living',
      '(hang|hanging|shoot|shooting|drown|drowning|gas|gassing|stab|stabbing|electrocute|suffocate|suffocating|poison|poisoning|strangle) myself', '(jump|jumping|throw|throwing|leap) ~ (off|from|in) ~ (bridge|building|roof|cliff|train|balcony|overpass|tracks|window)', '(jump|jumping|step|stepping|walk|walking) in front of ~ (train|bus|car|truck|traffic)', '(slit|slitting|slash|slashing) ~ (wrist|wrists|throat|veins)',
      '(shoot|shooting) my head', '(gun|pistol) (to|in|against) my (head|mouth|temple)', '(take|taking|took|swallow|swallowing|swallowed|have|had) (all|too many|a lot of|a bunch|the whole) ~ <pills>', '(whole|entire|full) (bottle|box|pack) of ~ <pills>', '(overdose|overdosing) on <pills>', '(od|overdose|overdosing) (tonight|today|now)', '(want|wanna|going|gonna|plan|planning) to? (od|overdose)',
      '(writing|wrote|write|written|leaving|left) ~ (suicide|goodbye) (note|letter|letters|notes)', 'my suicide', 'suicide (plan|note|letter|attempt)', '(kms|kmsing)', '(nobody|noone|one) (would|will) (miss|notice|care) ~ (dead|die|died|gone|me)', 'if i (die|died|killed|were dead|was dead|disappeared|kill)', '(check|checking) out for good', '(ways|way|how) to (die|end it)', 'painless (way|death|method)', '(tie|tying|make|made) ~ noose', 'noose (around|out|from|ready)',
      'goodbye (forever|world|everyone|cruel)', 'this is (goodbye|my last|the end) (forever|message|day|night|for)?', '(last|final) (day|night|message|goodbye) (on|before i|alive)', '(wont|not) be (alive tomorrow|alive by|alive much|around anymore|here anymore|around much longer|here much longer)', 'i (should|deserve) to? (die|be dead)', '(should|deserve) to (die|be dead) because', 'my <close> ~ (is|has|was|wants|threatens|threatened|threatening|tried|trying|said|says) ~ (suicide|suicidal|kill|killing) <self>?',
      '(dying|die) (painlessly|painless|peacefully|quickly)', 'i (took|have taken|swallowed) ~ (overdose|sleeping) (pills|tablets)?', 'take my life', 'taking my life', 'die by suicide', 'i ~ rather (be dead|die) than (live|go on|be here|wake)', 'no (way out|point) (of|in|but|except)? (living|this|death|dying|going on|life)', 'whats the point (of|in) (living|life|being alive|going on|staying)', 'ready to (die|go forever|end it)', 'end things (tonight|for good|forever|permanently)',
    ],
  },
  {
    topic: 'suicide',
    severity: 'medium',
    phrases: ['(suicide|suicidal|suicides|suicidality)', '<kill> (yourself|oneself|urself)', 'kys', '<kill> <self>', '(end|ending|take|taking|took|takes) (his|her|their|your|ones) own? life', '(noose|nooses)', 'give up on life', '(giving|gave) up on life', 'assisted dying', 'no longer want to (live|be here)', 'dont see (a|any|the) (point|future|way out)', '(die|dying) (alone|already|in peace)', 'go to sleep and never wake', '(take|bring) ~ many ~ with me', '(sacrificing|sacrifice) (myself|oneself)', '(strap|suicide|explosive) on? (bomb|vest|belt)'],
  },
  {
    topic: 'self_harm',
    severity: 'high',
    phrases: [
      '(want|wanna|keep|kept|like|love|urge|urges|started|start|stop|cant|been|am|im|going|gonna|need|tempted|thinking|planning|enjoy|way|ways|about|continue|by|of) ~ (cut|cutting|hurt|hurting|harm|harming|injure|injuring|burn|burning|scratch|scratching|punish|punishing|starving) myself', '(cutting|harming|hurting|injuring|burning|scratching) myself (again|every|when|to|because|daily|and)', '(harm|harming|harmed) myself', 'hurt myself (again|on purpose|tonight|because|to|and|so)', 'i (cut|burn|hurt|harm|scratch|punish) myself (again|when|every|to|because|on purpose|sometimes|daily|so|and|whenever|last|for)',
      '(cut|cutting|slice|slicing|burn|burning|carve|carving|scratch|scratching) (my|across my|into my|up my|open my) <body>', 'my self (harm|injury|harming|mutilation)', '(i|ive|im) ~ self (harm|harming|harmed|injure|injuring|mutilate|mutilating)', 'self (harming|harm|injury|injuring) (is|again|makes|feels|provides|helps|incidents|tonight)', 'relapsed ~ (cutting|self harm)', '(hold|put|holding|putting) my (hand|arm|hands|fingers) (over|in|into|on) ~ (flame|flames|fire|candle|stove|lighter)', '(want|wanna|need) to (bleed|feel pain)', 'hurting myself', 'cutting myself', '(burn|burning|cut|cutting|slice|slicing|carve|carving) my own? (skin|wrist|wrists|thighs)', '(feels|feel|good|better|relief|pleasure) ~ to (hurt|cut|burn|harm) myself',
    ],
  },
  {
    topic: 'self_harm',
    severity: 'medium',
    phrases: ['self (harm|harming|harms|harmed|injury|injuring|injure|mutilation|mutilate|mutilating|inflict|inflicting|inflicted|destruct|destructive)', '(hurt|hurting|harm|harming|cut|cutting|injure|injuring) (themselves|himself|herself|yourself|oneself)', '(cut|cutting|slit) (your|her|his|their) (wrist|wrists)', 'beat myself up (badly|until|with|instead)', 'to (hurt|cut|burn|injure) myself', '(my|the) pain ~ (pleasure|energy|purpose)', '(burn|burning) my own skin'],
  },
  {
    topic: 'self_harm',
    severity: 'low',
    phrases: ['(blackout|choking|dangerous|fire|pass) (out)? (challenge|challenges)', 'i (cut|hurt|burned|burnt) myself'],
  },
  {
    topic: 'eating_disorder',
    severity: 'high',
    phrases: [
      '(starve|starving|starved) myself', '(make|making|made|force|forcing|forced) myself (throw|vomit|puke|sick|to throw|to vomit|to be sick)', '(i|im|ive|my) ~ (anorexia|anorexic|bulimia|bulimic)', '(i|ive|im|my) ~ (an|my) eating disorder', '(throw|throwing|threw) up (after|every|all|what) ~ (eat|eating|meal|meals|ate|food|dinner)', '(purge|purging|purged) (after|every|again|my|what)', '(binge|binging|bingeing) and (purge|purging)', '(stop|stopped|prevent|keep) ~ myself from eating', '(havent|not|hasnt|have not) ~ (eaten|eating) (in|for|since) ~ (days|week|weeks|days)', '(laxatives|laxative) (to|every|after|again) ~ (lose|meal|day|weight|eat|eating|food)?', 'too fat to (eat|live|deserve)', '(dont|not) deserve (to eat|food)', '(afraid|scared|terrified) (of|to) (eating|eat|food|gaining)', '(i|ive) (stopped|quit) eating',
    ],
  },
  { topic: 'eating_disorder', severity: 'medium', phrases: ['(anorexia|anorexic|bulimia|bulimic|thinspo|thinspiration|proana)', 'eating (disorder|disorders)', '(pro|pre) (ana|mia)', '(disordered|harmful|unhealthy) eating', 'stop eating (for|completely|altogether|until)', 'extreme ~ weight loss', '(binge|binging|bingeing) (eating|eater|again)'] },
  {
    topic: 'mental_health_crisis',
    severity: 'high',
    phrases: ['(hear|hearing|heard) ~ voices (telling|in|that|say|saying|again|all)', 'voices (in my head|are telling|tell me|told me|telling)', '(having|had|in) a? (psychotic|manic) (break|episode)', '(having|im having|had) a ~ (mental|nervous|complete) breakdown', '(cant|dont) ~ trust myself (tonight|alone|right|not|to be)', 'afraid (of what|that) i (might|will|could|may) (do|hurt)', '(i|might|could|gonna|will) ~ do something (stupid|bad|terrible|drastic) to myself', 'no one would (care|notice) if i', 'nobody would (care|notice) if i'],
  },
  {
    topic: 'mental_health_crisis',
    severity: 'medium',
    phrases: ['(panic|anxiety) (attack|attacks)', '(mental|nervous) breakdown', '(i|im|feel|feeling|felt) ~ (hopeless|worthless|suffocated|trapped inside|empty inside)', '(hate|hating) (myself|my life)', '(i|im|me|been) ~ (severely|clinically|deeply|so|very|really|extremely|too) depressed', 'my (depression|anxiety disorder|bipolar|schizophrenia|ptsd)', '(severe|major|clinical) depression', '(cant|dont|not) ~ cope (anymore|any|with life|with this|alone)', 'nothing (matters|helps) anymore', '(psychosis|psychotic|paranoid|hallucinating|hallucinations|hallucinate)', '(nobody|noone) (cares|loves) (about)? me', 'no one (cares|loves) (about)? me', 'mental health (crisis|emergency)', '(all|completely|so) alone (in this world|and scared|and i)', 'cant stop crying', '(crying|cry) (every|all) (night|day)'],
  },
  { topic: 'mental_health_crisis', severity: 'low', phrases: ['(losing|lost|lose) my mind', 'falling apart', '(i|im) ~ depressed', 'depression', 'cant (take|do|handle|stand) (it|this) (anymore|any)', 'serious stuff right now', '(push|pushing|pushed) me (too far|over the edge)', 'at (my|the) (breaking point|end of my rope|end of my tether)'] },
];
