import { createHash } from 'node:crypto';

/** Native widths of well-known models; what is not listed is 1536 wide. */
const WIDTHS: Readonly<Record<string, number>> = {
  'text-embedding-3-large': 3072,
  'nomic-embed-text': 768,
  'all-minilm': 384,
  'qwen3-embedding': 4096,
};

export interface EmbeddingCall {
  model: string;
  input: readonly string[];
  dimensions?: number;
  base64: boolean;
}

/**
 * An answer to an embeddings call. Texts that share words are near each other, so that a search over them makes sense.
 *
 * @param call the request
 * @returns the body, with plain numbers or base64 as asked
 */
export function embeddingAnswer(call: EmbeddingCall): Readonly<Record<string, unknown>> {
  const width = call.dimensions ?? WIDTHS[call.model] ?? 1536;
  const tokens = call.input.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
  return {
    object: 'list',
    data: call.input.map((text, index) => {
      const vector = vectorOf(text, width);
      const embedding = call.base64 ? Buffer.from(vector.buffer).toString('base64') : [...vector];
      return { object: 'embedding', index, embedding };
    }),
    model: call.model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

function vectorOf(text: string, width: number): Float32Array {
  const vector = new Float32Array(width);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['']) {
    const hash = createHash('sha256').update(word).digest();
    for (let i = 0; i < 4; i += 1) {
      const at = hash.readUInt32LE(i * 8) % width;
      vector[at] = (vector[at] ?? 0) + ((hash[i * 8 + 4] ?? 0) % 2 === 0 ? 1 : -1);
    }
  }
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}
