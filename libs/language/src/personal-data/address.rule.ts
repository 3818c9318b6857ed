import { matchAll } from './match-all.rule.js';
import type { Detector, Finding } from './personal-data.types.js';

const WORD = String.raw`[\p{L}][\p{L}.'-]{0,30}`;
const CAPITAL = String.raw`[\p{Lu}][\p{L}.'-]{0,30}`;
const TYPE =
  'street|str|st|avenue|ave|av|road|rd|lane|ln|drive|dr|court|courts|ct|boulevard|blvd|way|place|pl|square|squares|sq|terrace|ter|parkway|pkwy|highway|hwy|circle|cir|crescent|cres|close|mews|trail|gardens|grove|row|walk|alley|plaza|wharf|hill|quay|turnpike|pass|extensions';
const UNIT = String.raw`(?:apt|apartment|suite|ste|unit|flat|floor|fl|room|rm|building|bldg)\.?\s?#?\s?[A-Z]?\d{1,5}[A-Z]?`;

/** "12 Main Street", "221B Baker St." */
const NUMBER_STREET = new RegExp(String.raw`(?<![\w$€£.,])(?:\d{1,6} )?\d{1,6}[a-z]?(?:[-/]\d{1,4})?,? (?:(?:north|south|east|west|n|s|e|w|ne|nw|se|sw)\.? )?(?:(?:${WORD}|\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:${TYPE})\b\.?`, 'giu');
/** Where the street is one word that ends in its type, the number follows: "Hauptstraße 5", "Storgatan 12". */
const STREET_NUMBER = /(?<!\p{L})(?:\d{1,6} )?(?:[\p{Lu}][\p{L}.-]{0,30} ){0,2}[\p{Lu}]?[\p{L}-]{0,30}(?:straße|strasse|straat|gatan|gata|gade|vej|veien|vegen|vägen|weg|laan|plein|gasse|platz|allee|damm|katu|tie|kuja|terrasse|stien|utca|tér|brücke|ring) \d{1,5}[a-z]?(?!\p{L})/gu;
/** "Rue de la Paix 3", "Calle Mayor, 12", "5 rue Cler". */
const TYPE_NAME = new RegExp(String.raw`(?<!\p{L})(?:\d{1,5}[a-z]?,? )?(?:rue|via|viale|calle|avenida|carrer|camino|paseo|plaza|piazza|corso|rua|praça|impasse|chemin|allée|ulica|ul\.|rúa do) (?:(?:de|du|des|la|le|los|las|del|della|dei|da|do|dos) ){0,3}${CAPITAL}(?: ${CAPITAL}){0,3}(?:,? \d{1,5}[a-z]?)?`, 'giu');
/** A number and capitalised words with a house number behind: written so in much of Europe. */
const NAME_NUMBER = new RegExp(String.raw`(?<![\w$€£.,])\d{1,6} ${CAPITAL} (?:(?:${CAPITAL}|\p{Ll}{1,3}\.|út|tee|gate|põik|d[eo]) ){0,2}\d{1,5}[a-z]?(?=\.?\s{0,3}(?:,|\n|$|Apt|Suite|apt|suite))`, 'gu');
const BOX = /(?<!\w)(?:(?:uss|usns|usnv|uscgc) [\p{L} ]{2,30}\n[adf]po a[aep] \d{5}|p\.?\s?o\.? box \d{1,6}|postbox \d{1,6}|(?:psc|unit) \d{1,5},? box \d{1,5}|[adf]po a[aep] \d{5})(?!\w)/giu;
const CORNER = new RegExp(String.raw`(?<!\p{L})the corner of (?:[\p{L}\p{N}.'-]{1,30} ){1,5}and [\p{L}\p{N}.'-]{1,30}(?: ${CAPITAL}| (?:${TYPE})\b){0,3}`, 'giu');
const CUE = String.raw`(?:address(?:es)?(?: is| are| was| to|:|,? here they are:| \w{2,9}:)|live[sd]? (?:at|on)|living at|located (?:at|on)|it's in|following\?|(?:deliver|delivered|ship|shipped|sent|send it|new one|taxi|mail it|moved) to|meet you at|arrived at|pick me up (?:at|from)|my place:?)`;
/** What follows words that introduce an address: a number and words. */
const CUED = new RegExp(String.raw`\b${CUE}\s{1,2}(?<value>(?:\d{1,6} ){1,2}(?:${WORD} ){0,4}${WORD}(?: \d{1,5}[a-z]?)?)`, 'giu');
/** "lives on Ziegelgasse 19": a capitalised street and its number. */
const ON_STREET = new RegExp(String.raw`\b(?:live[sd]?|living|located|is|are|was) (?:on|at|in) (?<value>${CAPITAL}(?: ${CAPITAL}){0,3} \d{1,5}[a-z]?)(?![\w:])`, 'gu');
const ZIP_LABELLED = /\b(?:zip|zip ?code|post ?code|postal code|plz)(?:\s?(?:is|:|=))?\s{1,2}(?<value>[A-Z]{0,2}-?\d{1,3}[A-Z]?[ -]?\d{0,3}[A-Z]{0,2})(?!\w)/giu;
const UK_POSTCODE = /(?<!\w)[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY]) ?\d[ABD-HJLNP-UW-Z]{2}(?!\w)/gu;
const CANADIAN_POSTCODE = /(?<!\w)[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d(?!\w)/gu;
const STATES = 'AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR';
const STATE_ZIP = new RegExp(String.raw`(?<!\w)(?:${CAPITAL}(?: ${CAPITAL}){0,2}, ?)?(?:${STATES}) \d{5}(?:-\d{4})?(?!\w)`, 'gu');
const LONE_UNIT = /(?<!\w)(?:apt|apartment|suite|flat)\.? #?\d{1,5}[a-z]?(?!\w)/giu;

/** One more part of an address: behind a comma, a line end (quoted or not) or a space. */
const BREAK = String.raw`(?:[ \t]{0,2},[ \t]{0,2}|\.?[ \t]{0,2}(?:\n[ \t>]{0,4}){1,2},?[ \t]{0,4})`;
const UNIT_PART = new RegExp(String.raw`^(?:${BREAK}|\.?[ \t]{1,2})(?:${UNIT})(?!\w)`, 'iu');
const TOWN = String.raw`(?:${CAPITAL}|d[eao]l?|la)(?: (?:${CAPITAL}|d[eao]l?|la|nad|u|v)){0,3}`;
const PLACE_PART = new RegExp(
  String.raw`^${BREAK}(?:(?:\d{3,6}(?:[ -]\d{2,4})? )?${TOWN}(?: \(${CAPITAL}\))?(?=[ \t]{0,2}(?:[,.;!?\n)]|$))|(?:(?:${TOWN}|[A-Za-z]{2,3}|\d{2})(?: \(${CAPITAL}\))? )?[A-Z]{0,2}\d{4,6}(?:[ -][\dA-Z]{2,4})?(?!\w)|[A-Z]{2}(?=[ \t]{0,2}\n)|\d{2}(?=[ \t]{0,2}\n))`,
  'u',
);
const PLAIN_PART = new RegExp(String.raw`^[ \t](?:${CAPITAL} ){1,3}\d{4,6}(?!\w)`, 'u');
/** A town follows a flat without a comma. */
const TOWN_BEHIND_UNIT = new RegExp(String.raw`^[ \t]${TOWN}(?: \d{4,6})?(?!\w)`, 'u');
const NOT_A_PLACE = /^[\s,]{0,8}(?:thanks|thank|regards|best|cheers|kind|hello|hi|dear|please|yours|sincerely|many|call|phone|tel|and|but|the|i|we)\b/iu;
const MOST_PARTS = 6;
const ENDS_IN_UNIT = new RegExp(String.raw`(?:^|\s)${UNIT}$`, 'iu');

function withParts(text: string, finding: Finding): Finding {
  let { end } = finding;
  let afterUnit = ENDS_IN_UNIT.test(text.slice(Math.max(finding.start, end - 20), end));
  for (let count = 0; count < MOST_PARTS; count += 1) {
    const rest = text.slice(end, end + 160);
    const unit = UNIT_PART.exec(rest);
    const town = afterUnit ? TOWN_BEHIND_UNIT.exec(rest) : null;
    const part = unit ?? (NOT_A_PLACE.test(rest) ? null : (PLACE_PART.exec(rest) ?? PLAIN_PART.exec(rest) ?? town));
    if (!part) break;
    afterUnit = unit !== null;
    end += part[0].length;
  }
  while (end > finding.start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  return { ...finding, end };
}

/** Street addresses, boxes and postcodes by rule. Finds what is written in the ways of Europe and North America. */
export const detectAddresses: Detector = (text) => {
  const streets = [NUMBER_STREET, STREET_NUMBER, TYPE_NAME, NAME_NUMBER, BOX, CORNER, CUED, ON_STREET].flatMap((pattern) => matchAll(text, 'ADDRESS', pattern));
  const codes = [ZIP_LABELLED, UK_POSTCODE, CANADIAN_POSTCODE, STATE_ZIP, LONE_UNIT].flatMap((pattern) => matchAll(text, 'ADDRESS', pattern));
  return [...streets, ...codes].map((finding) => withParts(text, finding));
};
