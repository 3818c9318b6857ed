/** No line of an answer is longer, in characters; a server that sends more is not speaking the protocol. */
const LONGEST_LINE = 4_000_000;

/**
 * Splits a stream of bytes into JSON values, one a line, wherever the bytes are cut.
 *
 * @param bytes the body
 * @throws SyntaxError when a line is no JSON, or too long
 */
export async function* readNdjson(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of bytes) {
    rest += decoder.decode(part, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line);
    if (rest.length > LONGEST_LINE) throw new SyntaxError('a line of the answer is too long');
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield JSON.parse(rest);
}
