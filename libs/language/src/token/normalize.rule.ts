const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;

/**
 * One form for what reads the same: Unicode NFKC, straight quotes, plain hyphens, single spaces, no invisible characters.
 * @param text any text
 * @returns the text, trimmed; offsets differ from the original's
 */
export function normalizeText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[‘’‚‛′`´]/gu, "'")
    .replace(/[“”„‟″«»]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/**
 * `normalizeText`, lower case and without accents: for comparing, never for showing.
 * @param text any text
 */
export function foldText(text: string): string {
  return normalizeText(text).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
