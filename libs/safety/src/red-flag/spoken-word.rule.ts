/** A word as it is compared, with its place in the text as written. */
export interface SpokenWord {
  word: string;
  start: number;
  end: number;
  /** Number of the sentence that it stands in. */
  sentence: number;
}

const LEET: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '|': 'i', '0': 'o', '$': 's', '5': 's', '7': 't' };
const LETTER = /[a-z]/u;

/** A map, since people write every word, `constructor` too. */
const TYPOS: ReadonlyMap<string, string> = new Map(Object.entries({
  suicde: 'suicide', sucide: 'suicide', suiside: 'suicide', suicid: 'suicide', suecide: 'suicide', suicidle: 'suicidal', sucidal: 'suicidal', suicidel: 'suicidal', kil: 'kill', kll: 'kill', killin: 'killing', kiling: 'killing', mysef: 'myself',
  myslef: 'myself', myelf: 'myself', meself: 'myself', wana: 'wanna', wnna: 'wanna', wann: 'wanna', gona: 'gonna', selfharm: 'self harm', selfharming: 'self harming', selfinjury: 'self injury', anymor: 'anymore', cuting: 'cutting', hurtin: 'hurting',
  cuttin: 'cutting', overdosd: 'overdosed', anorexa: 'anorexia', bulemia: 'bulimia', bulimea: 'bulimia', bullimia: 'bulimia', breath: 'breathe', brethe: 'breathe', breathing: 'breathing', dieing: 'dying', sewerslide: 'suicide', sewercide: 'suicide', ded: 'dead',
  husban: 'husband', bf: 'boyfriend', gf: 'girlfriend', ambulence: 'ambulance', unconcious: 'unconscious', unconsious: 'unconscious', alergic: 'allergic', siezure: 'seizure', im: 'im', u: 'you', ur: 'your', urself: 'yourself', yourslef: 'yourself',
}));

/** Letter for letter: lower case, no accent, and signs that stand for letters inside a word become these. */
function unmask(chunk: string): string {
  if (/^[A-Za-z',.?!-]*[A-Za-z',.?]$/u.test(chunk) && !/!./u.test(chunk)) return chunk.toLowerCase();
  const lower = Array.from({ length: chunk.length }, (_, at) => chunk.charAt(at).normalize('NFKD').charAt(0).toLowerCase().replace(/[‘’´`]/u, "'").padEnd(1, ' '));
  const masked = lower.some((char) => LETTER.test(char));
  const last = lower.findLastIndex((char) => LETTER.test(char));
  return lower.map((char, at) => (masked && at < last && LEET[char] ? LEET[char] : char)).join('');
}

/**
 * The words of a text for finding phrases in: lower case, without apostrophes, disguises ("k1ll", "su!cide") and frequent typing errors
 * undone, hyphenated words taken apart.
 * @param text any text
 */
export function spokenWords(text: string): SpokenWord[] {
  const words: SpokenWord[] = [];
  let sentence = 0;
  for (const chunk of text.matchAll(/\S{1,60}/gu)) {
    const plain = /\d{3}|^\d+\D{0,2}$/u.test(chunk[0]) ? chunk[0].toLowerCase() : unmask(chunk[0]);
    for (const part of plain.matchAll(/[a-z0-9]+(?:'[a-z]+)*/gu)) {
      const bare = part[0].replace(/'/gu, '').replace(/([a-z])\1{2,}/gu, '$1$1');
      const start = chunk.index + part.index;
      for (const word of (TYPOS.get(bare) ?? bare).split(' ')) words.push({ word, start, end: start + part[0].length, sentence });
    }
    if (/[.!?;]["')\]]?$/u.test(chunk[0])) sentence += 1;
  }
  return words;
}
