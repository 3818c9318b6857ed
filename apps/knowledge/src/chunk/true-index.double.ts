import type { Envelope } from '@rapport/contracts';
import { fromHalfvec } from '@rapport/database';
import type { House } from '@rapport/service-host';
import { codeOf } from './vector-code.rule.js';

const CHUNKS = `
  select ref_number as ref, term_count as length, embedding::text, embedding_model as model, category, tags,
    (select jsonb_object_agg(lexeme, cardinality(positions)) from unnest(lexemes)) as terms from ai.kb_chunks order by 1`;
export const POSTINGS = `select term, segment, chunks, postings from ai.kb_postings`;
export const CODES = `select ref_number as ref, 'x' || encode(substring(bit_send(code) from 5), 'hex') as code, embedding_model as model, category, tags from ai.kb_chunk_codes order by 1`;

interface ChunkRow { readonly ref: number; readonly length: number; readonly embedding: string; readonly model: string; readonly category: string; readonly tags: string[]; readonly terms: Record<string, number> }
interface PostingRow { readonly term: string; readonly segment: number; readonly chunks: number; readonly postings: Buffer }
interface CodeRow { readonly ref: number; readonly code: string; readonly model: string; readonly category: string; readonly tags: string[] }

/** What the indexes of a workspace say. */
export interface IndexState {
  /** Each posting as `ref term frequency length`. */
  readonly postings: readonly string[];
  readonly codes: readonly Omit<CodeRow, 'code'>[];
  readonly counts: readonly [chunks: number, terms: number];
  /** The most bits in which a code differs from that of its vector. */
  readonly codeBits: number;
  readonly emptyRows: number;
}

const digits = (code: string): number[] => [...code.slice(1)].map((digit) => Number.parseInt(digit, 16));
function differingBits(a: string, b: string): number {
  const other = digits(b);
  return digits(a).reduce((sum, digit, at) => sum + [...(digit ^ (other[at] ?? 0)).toString(2)].filter((bit) => bit === '1').length, 0);
}

/** Rows of the knowledge service. */
export function rowsOf<Row>(house: House, at: Envelope, sql: string): Promise<Row[]> {
  const unit = house.unitOfWork('knowledge');
  return unit.run({ workspaceId: at.workspaceId, customer: 'all' }, () => unit.query<Row>(sql));
}

function read({ term, segment, chunks, postings }: PostingRow): string[] {
  if (postings.length !== 4 * chunks) return [`${term}: ${postings.length} bytes for ${chunks} postings`];
  return Array.from({ length: chunks }, (_, place) => {
    const packed = postings.readUInt32BE(4 * place);
    return `${segment * 512 + (packed >>> 23)} ${term} ${(packed >>> 16) & 127} ${packed & 65_535}`;
  });
}

/**
 * Both indexes and the counts as they are, and as the chunks' rows say that they should be.
 *
 * @returns numbers next to zero may change sign when they are rounded for their column, so a true code differs by up to 20 bits
 */
export async function indexState(house: House, at: Envelope): Promise<{ is: IndexState; should: Omit<IndexState, 'codeBits'> }> {
  const chunks = await rowsOf<ChunkRow>(house, at, CHUNKS);
  const rows = await rowsOf<PostingRow>(house, at, POSTINGS);
  const codes = await rowsOf<CodeRow>(house, at, CODES);
  const [counted] = await rowsOf<{ chunks: number; terms: string }>(house, at, 'select chunks, terms from ai.kb_counters');
  return {
    is: {
      postings: rows.flatMap(read).sort(),
      codes: codes.map(({ code: _, ...row }) => row),
      counts: [counted?.chunks ?? 0, Number(counted?.terms)],
      codeBits: Math.max(0, ...codes.map(({ code }, index) => differingBits(code, codeOf(fromHalfvec(chunks[index]?.embedding ?? ''))))),
      emptyRows: rows.filter((row) => row.chunks === 0).length,
    },
    should: {
      postings: chunks.flatMap(({ ref, length, terms }) => Object.entries(terms).map(([term, times]) => `${ref} ${term} ${times} ${length}`)).sort(),
      codes: chunks.map(({ ref, model, category, tags }) => ({ ref, model, category, tags })),
      counts: [chunks.length, chunks.reduce((sum, { length }) => sum + length, 0)],
      emptyRows: 0,
    },
  };
}
