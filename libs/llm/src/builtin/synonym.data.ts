import { stem } from '@rapport/language';

/**
 * Words that customers and businesses use for the same thing; own collection, English. One line, one meaning. They count
 * for less than the word itself, so a wrong pair costs little.
 */
const GROUPS = `
price cost fee charge rate pricing expensive pay cheap surcharge
refund reimburse reimbursement money
cancel cancellation annul
reschedule postpone move change rebook
booking reservation reserve appointment book
open opening hours close closed
delivery deliver shipping ship shipment
kid child children toddler infant baby
parking park car garage
pet dog animal cat
vegan vegetarian plant-based meatless
allergy allergic allergen intolerance
gluten celiac coeliac wheat
nut peanut almond
guest people person attendee pax ppl head
person people ppl pax adult
pay payment card credit cash visa mastercard paypal
discount coupon voucher promo promotion offer
contact phone telephone call email reach
location located address place directions where
menu food dish meal cuisine
wifi internet wireless
wheelchair accessible accessibility disabled
late delay lateness tardy
deposit prepayment upfront downpayment
minimum least fewest
maximum most capacity limit
return exchange
lesson class session
start begin commence
end finish stop
buy purchase order
spend order
broken damaged defective faulty
password login signin account
weekend saturday sunday
inside indoors indoor
outside outdoors outdoor
advance ahead notice beforehand
young under
alcohol wine beer drink beverage bar
staff waiter server team
tip gratuity service
receipt invoice bill
area region zone travel distance miles drive driving
setup arrive arrival
rain rainy weather storm
wind windy
electricity power outlet electric
rest remaining remainder balance
weekday midweek
photo picture video
pay paid
buy bought
eat ate eaten
send sent
sell sold
drive drove driven
break broke broken
lose lost
speak spoke spoken
choose chose chosen
bring brought
keep kept
spend spent
sit seat seating seated sat
`;

const lines = GROUPS.trim().split('\n').map((line) => line.trim().split(' '));
const groups = lines.map((words) => words.map(stem));

/** All words of the collection as they are written. */
export const SYNONYM_WORDS: ReadonlySet<string> = new Set(lines.flat());

/** Each stem with the stems of its lines. */
export const SYNONYMS: ReadonlyMap<string, readonly string[]> = collect((group, word) => group.filter((other) => other !== word));

/** Each stem with the names of its lines: their first stems. */
export const SYNONYM_GROUPS: ReadonlyMap<string, readonly string[]> = collect((group) => group.slice(0, 1));

function collect(of: (group: string[], word: string) => string[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  for (const group of groups) for (const word of group) map.set(word, [...(map.get(word) ?? []), ...of(group, word)]);
  return map;
}
