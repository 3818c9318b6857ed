/**
 * Writes the place after a row as an opaque cursor.
 *
 * @param parts the row's sort keys, in the order of the sort
 * @returns base64url text, safe in a URL
 */
export function encodeCursor(parts: readonly string[]): string {
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * Reads a cursor of {@link encodeCursor}.
 *
 * @param cursor text from a caller, trusted in nothing
 * @param length how many parts it must have
 * @returns the parts, or undefined when it is not such a cursor
 */
export function decodeCursor(cursor: string, length: number): string[] | undefined {
  try {
    const binary = atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
    const parts: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0))));
    const valid = Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string');
    return valid ? parts : undefined;
  } catch {
    return undefined;
  }
}
