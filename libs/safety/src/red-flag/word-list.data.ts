/** Word lists that the phrases name: forms of one verb, people, pills. */
export const WORD_LISTS: Readonly<Record<string, string>> = {
  kill: 'kill killing kills killed unalive unaliving offing',
  hurt: 'hurt hurting harm harming harmed injure injuring cut cutting burn burning scratch scratching punish punishing hit hitting',
  want: 'want wanna wants wanted wanting wish gonna going planning plan plans planned decided ready trying tempted thinking thought tried try intend need',
  self: 'himself herself themself themselves',
  selves: 'myself me',
  dead: 'dead gone',
  die: 'die dying disappear vanish',
  close: 'friend brother sister son daughter kid child mother mom mum father dad wife husband partner boyfriend girlfriend roommate flatmate colleague coworker cousin uncle aunt neighbour neighbor grandmother grandfather grandma grandpa student ex fiance fiancee',
  partner: 'husband wife boyfriend girlfriend partner ex spouse fiance fiancee dad father stepdad stepfather mom mum mother stepmother brother uncle roommate girlfriends boyfriends',
  beats: 'hits hit beats beat beating hitting chokes choked choking strangled strangles strangling punches punched punching slaps slapped slapping kicks kicked kicking abuses abused abusing rapes raped raping threatens threatened threatening attacks attacked attacking burned shoves shoved assaulted assaults',
  pills: 'pills pill tablets tablet meds medication medications painkillers paracetamol tylenol ibuprofen aspirin xanax oxycodone antidepressants capsules',
  drug: 'heroin cocaine coke meth crystal fentanyl opioids opioid opiates crack ketamine oxy oxycodone xanax benzos painkillers pills drugs alcohol drinking booze vodka weed gambling amphetamines speed mdma',
  poison: 'bleach poison detergent antifreeze battery batteries chemicals chemical pesticide cleaner medicine acid berries berry mushroom mushrooms magnet magnets',
  body: 'wrist wrists arm arms thigh thighs legs leg skin veins vein throat body',
  person: 'he she they husband wife baby child son daughter mother mom mum father dad friend guest customer colleague grandmother grandfather man woman someone somebody boy girl waiter cook',
  be: 'am im was were are be been is being feel feeling felt so really very just still',
};
