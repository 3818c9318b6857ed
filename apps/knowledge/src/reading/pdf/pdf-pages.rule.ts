import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { Unreadable } from '../reading.errors.js';
import { mergeFragments } from './fragments.rule.js';
import type { Fragment, PageText } from './page-layout.types.js';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;
type Matrix = readonly number[];

export interface PdfPage extends PageText {
  /** Something is drawn on it. */
  readonly drawn: boolean;
}

/** Opens a PDF so that nothing in it is run, fetched or painted. */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  try {
    // No picture is ever decoded: size 0 leaves them all out.
    return await getDocumentProxy(bytes, { verbosity: 0, maxImageSize: 0, disableFontFace: true, useSystemFonts: false, useWorkerFetch: false, enableXfa: false });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new Unreadable('The PDF is protected by a password. Remove the protection and upload it again.');
    throw error;
  }
}

const multiply = (a: Matrix, b: Matrix): number[] => {
  const [a0 = 1, a1 = 0, a2 = 0, a3 = 1, a4 = 0, a5 = 0] = a;
  const [b0 = 1, b1 = 0, b2 = 0, b3 = 1, b4 = 0, b5 = 0] = b;
  return [a0 * b0 + a2 * b1, a1 * b0 + a3 * b1, a0 * b2 + a2 * b3, a1 * b2 + a3 * b3, a0 * b4 + a2 * b5 + a4, a1 * b4 + a3 * b5 + a5];
};

/** Names of fonts are known only after the page's drawing instructions were gone through; each font is asked for once. */
class BoldFonts {
  private readonly known = new Map<string, boolean>();

  async learn(page: Page, names: Iterable<string>): Promise<void> {
    const unknown = [...new Set(names)].filter((name) => !this.known.has(name));
    if (unknown.length === 0) return;
    await page.getOperatorList();
    for (const name of unknown) {
      const font: unknown = page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined;
      this.known.set(name, isBold(font));
    }
  }

  has(name: string): boolean {
    return this.known.get(name) ?? false;
  }
}

function isBold(font: unknown): boolean {
  if (font === null || typeof font !== 'object') return false;
  const { name, bold, black } = font as { name?: unknown; bold?: unknown; black?: unknown };
  return bold === true || black === true || (typeof name === 'string' && /bold|black|heavy|semibold|demi/iu.test(name));
}

const NOT_DRAWN = ['save', 'restore', 'transform', 'dependency', 'beginMarkedContent', 'beginMarkedContentProps', 'endMarkedContent', 'setGState'];

/** With pictures left out, a page of a scanned picture still moves the pen to its place; an empty page does nothing at all. */
async function isDrawn(page: Page): Promise<boolean> {
  const { OPS } = await getResolvedPDFJS();
  const idle = new Set<number>(NOT_DRAWN.map((name) => (OPS as Record<string, number>)[name] ?? -1));
  const { fnArray } = await page.getOperatorList();
  return fnArray.some((operator: number) => !idle.has(operator) || operator === OPS.transform);
}

async function readPage(pdf: Pdf, number: number, fonts: BoldFonts): Promise<PdfPage> {
  const page = await pdf.getPage(number);
  const { transform, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
  await fonts.learn(page, texts.map(({ fontName }) => fontName));
  const pieces = texts.flatMap((item): Fragment[] => {
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = multiply(transform, item.transform as Matrix);
    const size = Math.hypot(c, d);
    // Text that runs up or down the page (side notes, watermarks) has no place in the lines.
    if (![x, y, size].every(Number.isFinite) || size === 0 || Math.abs(b) > Math.abs(a)) return [];
    return [{ text: item.str, x, right: x + item.width, y, size, bold: fonts.has(item.fontName) }];
  });
  const drawn = texts.length > 0 || (await isDrawn(page));
  page.cleanup();
  return { page: number, height, fragments: mergeFragments(pieces), drawn };
}

/** @returns every page with its text as it is placed there, in order */
export async function readPages(pdf: Pdf): Promise<PdfPage[]> {
  const fonts = new BoldFonts();
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number, fonts));
  return pages;
}
