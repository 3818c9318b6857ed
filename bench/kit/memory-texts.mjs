// Made-up exchanges of customers, the same at each run.
import { createHash } from 'node:crypto';

const THINGS = 'terrace,menu,booking,chef,invoice,deposit,wine,allergy,parking,garden,birthday,wedding,discount,voucher,table,window,music,cake,vegan dishes,grill,delivery,refund,receipt,guests,weather,tent,lights,kids,dog,wheelchair'.split(',');
const VERBS = 'change,confirm,move,cancel,discuss,pay for,order,reserve,check,extend,shorten,upgrade,photograph,decorate,describe'.split(',');
const DETAILS = 'on Friday evening,before noon,for nine people,without onions,near the river,as last year,with my sister,by e-mail,at the old price,for the office party,under the canopy,in the blue room,with extra rice,for the anniversary,after the concert'.split(',');

const pick = (list, seed) => list[Number.parseInt(createHash('sha256').update(seed).digest('hex').slice(0, 8), 16) % list.length];

/** Question and answer of one exchange. */
export function exchangeTexts(customer, number) {
  const seed = `${customer}:${number}`;
  const [verb, thing, detail, other] = [pick(VERBS, `${seed}v`), pick(THINGS, `${seed}t`), pick(DETAILS, `${seed}d`), pick(THINGS, `${seed}o`)];
  return {
    question: `Could I ${verb} the ${thing} ${detail}? We also thought about the ${other}, number ${number}.`,
    reply: `Of course, we can ${verb} the ${thing} ${detail}. As to the ${other}, please tell us a day ahead so that the team can prepare it.`,
  };
}

/** A question about something that was said. */
export function question(number) {
  return `What did we say about the ${pick(THINGS, `q${number}`)} ${pick(DETAILS, `r${number}`)}?`;
}
