import type { EmbeddingKind } from './embedding-model.port.js';

/** Open models that were trained with a word in front of the text, by their own model cards. */
export const EMBEDDING_PREFIXES: readonly { model: RegExp; prefix: Readonly<Record<EmbeddingKind, string>> }[] = [
  { model: /nomic-embed-text/i, prefix: { query: 'search_query: ', document: 'search_document: ' } },
  { model: /(^|[/-])e5-/i, prefix: { query: 'query: ', document: 'passage: ' } },
];
