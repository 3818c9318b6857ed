/** A text without halves of characters (lone surrogates), which neither UTF-8 nor Postgres can hold. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}
