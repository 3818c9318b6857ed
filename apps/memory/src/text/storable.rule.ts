/** A text without NUL and without halves of characters, which Postgres does not hold. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Cs}/gu, '\uFFFD');
}
