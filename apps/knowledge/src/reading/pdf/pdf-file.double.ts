import { degrees, PDFDocument, PDFHexString, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib';

/** A line of text on a page; lengths in points from the top left corner. */
export interface DraftLine {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly turned?: boolean;
}

export interface DraftPage {
  readonly lines?: readonly DraftLine[];
  readonly picture?: boolean;
  readonly rotate?: 90 | 180 | 270;
}

const HEIGHT = 800;
/** A picture of one grey point. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

/** Lines below each other from `y` on. */
export function lines(texts: readonly string[], { x = 50, y = 120, size = 10, step = 12, bold = false } = {}): DraftLine[] {
  return texts.map((text, at) => ({ text, x, y: y + at * step, size, bold }));
}

function write(page: PDFPage, line: DraftLine, plain: PDFFont, strong: PDFFont): void {
  const { text, x = 50, y, size = 10, bold = false, turned = false } = line;
  page.drawText(text, { x, y: HEIGHT - y, size, font: bold ? strong : plain, ...(turned ? { rotate: degrees(90) } : {}) });
}

/** A PDF as a program writes it. */
export async function pdfFile(pages: readonly DraftPage[], { title, language, locked = false }: { title?: string; language?: string; locked?: boolean } = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const plain = await pdf.embedFont(StandardFonts.Helvetica);
  const strong = await pdf.embedFont(StandardFonts.HelveticaBold);
  const picture = await pdf.embedPng(PICTURE);
  if (title !== undefined) pdf.setTitle(title);
  if (language !== undefined) pdf.setLanguage(language);
  for (const draft of pages) {
    const page = pdf.addPage([600, HEIGHT]);
    if (draft.rotate) page.setRotation(degrees(draft.rotate));
    for (const line of draft.lines ?? []) write(page, line, plain, strong);
    if (draft.picture) page.drawImage(picture, { x: 0, y: 0, width: 600, height: HEIGHT });
  }
  if (locked) {
    const secret = PDFHexString.of('5a'.repeat(32));
    pdf.context.trailerInfo.Encrypt = pdf.context.register(pdf.context.obj({ Filter: 'Standard', V: 1, R: 2, O: secret, U: secret, P: -4 }));
    pdf.context.trailerInfo.ID = pdf.context.obj([secret, secret]);
  }
  return pdf.save({ useObjectStreams: !locked });
}
