import type { Block } from './page-layout.types.js';

const LARGER = 1.15;
const MAX_CHARACTERS = 200;
/** A line of a table of contents. */
const CONTENTS = /…\s*[\divxlc]+$/u;

const round = (size: number): number => Math.round(size * 2) / 2;

/** The size in which most characters are set. */
function bodySize(blocks: readonly Block[]): number {
  const characters = new Map<number, number>();
  for (const { size, text } of blocks) characters.set(round(size), (characters.get(round(size)) ?? 0) + text.length);
  return [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Bold type marks headings only where it is rare. */
function boldIsRare(blocks: readonly Block[]): boolean {
  const all = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const bold = blocks.reduce((sum, block) => sum + (block.bold ? block.text.length : 0), 0);
  return bold < 0.35 * all;
}

function couldBe({ kind, text, rows }: Block): boolean {
  return (kind === 'paragraph' || /^\d/u.test(text)) && rows <= 3 && text.length <= MAX_CHARACTERS && !CONTENTS.test(text) && /\p{L}{2}/u.test(text);
}

/**
 * Which blocks are headings, by the size of their type beside that of the body and by bold type.
 *
 * @returns levels from 1 by block; what is larger is further out, bold type of the body's size is innermost
 */
export function headingLevels(blocks: readonly Block[]): Map<Block, number> {
  const body = bodySize(blocks);
  const rare = boldIsRare(blocks);
  const large = blocks.filter((block) => couldBe(block) && round(block.size) >= LARGER * body);
  const sizes = [...new Set(large.map(({ size }) => round(size)))].sort((a, b) => b - a);
  const levels = new Map<Block, number>(large.map((block) => [block, Math.min(5, sizes.indexOf(round(block.size)) + 1)]));
  for (const block of blocks) {
    const short = block.rows <= 2 && block.text.length <= 120 && !/[.,;]$/u.test(block.text);
    if (!levels.has(block) && rare && block.bold && short && couldBe(block) && round(block.size) >= 0.95 * body) levels.set(block, Math.min(6, sizes.length + 1));
  }
  return levels;
}
