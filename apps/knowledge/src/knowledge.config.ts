import { z } from 'zod';

/** The settings of the knowledge service. */
export const knowledgeConfig = z.object({
  RAPPORT_DOCUMENT_VERSIONS: z.coerce.number().int().min(1).max(1_000).default(10).describe('Versions kept of each document; the one in use is kept in any case.'),
  RAPPORT_FETCH_PRIVATE: z.stringbool().default(false).describe('Fetch documents from private addresses too: of this machine and of the network it stands in. Only where everybody who may add documents may also see these.'),
  RAPPORT_FETCH_PORTS: z
    .string()
    .regex(/^\s*\d{1,5}(\s*,\s*\d{1,5})*\s*$/, 'must be ports separated by commas')
    .transform((text) => text.split(',').map(Number))
    .default([80, 443])
    .describe('Ports that documents are fetched from, separated by commas.'),
  RAPPORT_FETCH_SECONDS: z.coerce.number().int().min(1).max(600).default(30).describe('Longest time that fetching a document may take, redirects included.'),
});
export type KnowledgeConfig = z.output<typeof knowledgeConfig>;

/** Injection token of the parsed settings. */
export const KNOWLEDGE_CONFIG = Symbol('KNOWLEDGE_CONFIG');
