import type { LocalFigure } from './figure.rule.js';

type Of = Parameters<LocalFigure['value']>[0];

const chosen = (says: string, value: number): LocalFigure => ({ says, value: () => value });
const adults = (count: number) => (of: Of): number => count * of('price.adult_usd');
const share = (of: Of, key: string): number => of(key) / 100;
const travel = (miles: number) => (of: Of): number => Math.max(0, miles - of('travel.included_miles')) * of('travel.per_mile_usd');
const weekday = (price: string) => (of: Of): number => of(price) * (1 - share(of, 'discount.weekday_percent'));
const holiday = (price: string) => (of: Of): number => of(price) * (1 + share(of, 'holiday.surcharge_percent'));
/** Deposit of the party of twelve, which several articles take as their example. */
const deposit = (of: Of): number => adults(12)(of) * share(of, 'deposit.percent');
const birthday = (of: Of): number => adults(15)(of) + 5 * of('price.child_usd');
const anniversary = (of: Of): number => adults(12)(of) + 6 * of('upgrade.filet_mignon_usd') + 4 * of('upgrade.lobster_tail_usd') + travel(40)(of);
const office = (of: Of): number => 30 * weekday('price.adult_usd')(of) + 30 * of('extra.noodles_usd');

/** Lower and upper end and number of chefs of one row of the table of group sizes. */
const groupRow = (grills: number): LocalFigure[] => [
  { says: `# to \\d+ guests \\| ${grills}`, value: (of) => (grills - 1) * of('group.guests_per_grill') + 1 },
  { says: `\\d+ to # guests \\| ${grills}`, value: (of) => grills * of('group.guests_per_grill') },
  { says: `to ${grills * 20} guests \\| # \\|`, value: (of) => (grills * 20) / of('group.guests_per_grill') },
];

const travelRow = (miles: number): LocalFigure[] => [
  chosen(`\\| # miles \\| $${travelShown[miles]}`, miles),
  { says: `\\| ${miles} miles \\| $#`, value: travel(miles) },
];
const travelShown: Readonly<Record<number, number>> = { 35: 20, 50: 50, 75: 100 };

/** Figures of examples: `chosen` ones are free, all others follow from the facts. */
export const localFigures: Readonly<Record<string, readonly LocalFigure[]>> = {
  deposits: [
    chosen('for # adults at the standard price', 12),
    { says: 'estimated total is $#', value: adults(12) },
    { says: 'the deposit is $#', value: deposit },
    { says: 'balance in the same example is $#', value: (of) => adults(12)(of) - deposit(of) },
  ],
  refunds: [
    { says: 'customer who has paid $#', value: deposit },
    { says: 'administration fee is $#', value: (of) => deposit(of) * share(of, 'cancellation.admin_fee_percent') },
    { says: 'the refund is $#', value: (of) => deposit(of) * (1 - share(of, 'cancellation.admin_fee_percent')) },
    { says: 'same customer receives $#', value: (of) => deposit(of) * share(of, 'cancellation.half_refund_percent') },
  ],
  'example-totals': [
    chosen('party of # adults', 15),
    chosen('adults and # children', 5),
    { says: 'within 25 miles costs $#', value: birthday },
    chosen('\\| # adults \\| $900', 15),
    { says: '15 adults \\| $#', value: adults(15) },
    chosen('\\| # children \\|', 5),
    { says: '5 children \\| $#', value: (of) => 5 * of('price.child_usd') },
    chosen('travel, # miles \\| free', 20),
    { says: 'free \\| \\| total before tax and gratuity \\| $#', value: birthday },
    { says: 'birthday example is $#', value: (of) => birthday(of) * share(of, 'deposit.percent') },
    chosen('\\| # adults \\| $720', 12),
    { says: '12 adults \\| $#', value: adults(12) },
    chosen('filet mignon for # guests', 6),
    { says: 'filet mignon for 6 guests \\| $#', value: (of) => 6 * of('upgrade.filet_mignon_usd') },
    chosen('lobster tail for # guests', 4),
    { says: 'lobster tail for 4 guests \\| $#', value: (of) => 4 * of('upgrade.lobster_tail_usd') },
    chosen('travel, # miles \\| $', 40),
    { says: 'travel, 40 miles \\| $#', value: travel(40) },
    { says: 'miles \\| $30 \\| \\| total before tax and gratuity \\| $#', value: anniversary },
    chosen('# adults with the weekday discount', 30),
    { says: 'adults with the weekday discount \\| $#', value: (of) => 30 * weekday('price.adult_usd')(of) },
    chosen('noodles for # guests', 30),
    { says: 'noodles for 30 guests \\| $#', value: (of) => 30 * of('extra.noodles_usd') },
    { says: '30 guests \\| $150 \\| \\| total before tax and gratuity \\| $#', value: office },
    chosen('dinner for # adults needs', 30),
    { says: 'needs # grills', value: (of) => Math.ceil(30 / of('group.guests_per_grill')) },
    { says: 'grills and # chefs', value: (of) => Math.ceil(30 / of('group.guests_per_grill')) },
  ],
  gratuity: [
    chosen('party of # adults at the standard price', 12),
    { says: '18% comes to $#', value: (of) => adults(12)(of) * share(of, 'gratuity.low_percent') },
    { says: '20% comes to $#', value: (of) => adults(12)(of) * share(of, 'gratuity.high_percent') },
  ],
  'holiday-prices': [
    { says: '$60 per adult \\| $#', value: holiday('price.adult_usd') },
    { says: '$30 per child \\| $#', value: holiday('price.child_usd') },
    { says: 'an adult pays $#', value: holiday('price.adult_usd') },
    { says: 'a child pays $#', value: holiday('price.child_usd') },
  ],
  'weekday-discount': [
    { says: '$60 per adult \\| $#', value: weekday('price.adult_usd') },
    { says: '$30 per child \\| $#', value: weekday('price.child_usd') },
    { says: 'an adult pays $#', value: weekday('price.adult_usd') },
    { says: 'a child pays $#', value: weekday('price.child_usd') },
  ],
  'minimum-spend': [
    chosen('for # adults the standard price', 8),
    { says: 'standard price comes to $#', value: adults(8) },
    { says: 'remaining $#', value: (of) => of('minimum.spend_usd') - adults(8)(of) },
  ],
  'protein-upgrades': [
    { says: 'third protein of filet mignon comes to $#', value: (of) => of('upgrade.third_protein_usd') + of('upgrade.filet_mignon_usd') },
  ],
  'travel-fee': [
    ...[35, 50, 75].flatMap(travelRow),
    chosen('address at # miles has a travel fee of $20', 35),
    { says: 'address at 35 miles has a travel fee of $#', value: travel(35) },
    chosen('address at # miles has a travel fee of $50', 50),
    { says: 'address at 50 miles has a travel fee of $#', value: travel(50) },
  ],
  'group-size': [chosen('up to 20 guests \\| #', 1), ...[2, 3, 4].flatMap(groupRow)],
  'kids-menu': [{ says: 'party of # children', value: (of) => of('minimum.spend_usd') / of('price.child_usd') }],
  'space-and-tables': [chosen('party of # guests', 20)],
};
