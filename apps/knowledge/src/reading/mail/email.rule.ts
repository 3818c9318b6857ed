import { htmlToMarkdown } from '@rapport/language';
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime';
import { spaceCells } from '../page/table-cells.rule.js';
import { Unreadable } from '../reading.errors.js';
import type { FileHints, ReadDocument, ReadingLimits, ReadResult, ReadSection } from '../reading.types.js';
import { markdownSections } from '../section/markdown-sections.rule.js';
import { SectionBuilder } from '../section/section-builder.rule.js';

/** Reads an attachment as a file of its own. */
export type ReadPart = (bytes: Uint8Array, hints: FileHints, limits: ReadingLimits) => Promise<ReadResult>;

const MAX_ATTACHMENTS = 20;

/** One of these stands at the head of every mail. */
const USUAL = new Set(['from', 'to', 'date', 'subject', 'message-id', 'received', 'mime-version', 'content-type']);

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function addressOf(address: Address | undefined): string {
  const { name = '', address: mail = '' } = address ?? {};
  return oneLine(mail === '' ? name : name === '' || name === mail ? mail : `${name} <${mail}>`);
}

function headOf(mail: Email): string {
  const date = new Date(mail.date ?? '');
  const lines = [['From', addressOf(mail.from)], ['Date', Number.isNaN(date.getTime()) ? oneLine(mail.date ?? '') : date.toISOString().slice(0, 10)]];
  return lines.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** The plain text, which says the same as the HTML beside it with less around it; else the HTML. */
function bodyOf(mail: Email, limits: ReadingLimits): ReadSection[] {
  const builder = new SectionBuilder(limits.characters);
  builder.heading(1, mail.subject ?? '');
  builder.body(headOf(mail));
  const text = (mail.text ?? '').replace(/\r\n?/gu, '\n').replace(/\n(?:[^\S\n]*\n)+/gu, '\n\n').trim();
  if (text !== '') {
    builder.body(text);
    return builder.done();
  }
  const [first, ...rest] = markdownSections(htmlToMarkdown(spaceCells(mail.html ?? '')).markdown, limits.characters);
  if (first?.headings.length === 0) builder.body(first.text);
  const head = builder.done();
  const above = head.at(-1)?.headings ?? [];
  const below = first && first.headings.length > 0 ? [first, ...rest] : rest;
  return [...head, ...below.map((section) => ({ ...section, headings: [...above, ...section.headings] }))];
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

/** Pictures that a mail shows within its text, such as logos, are no attachments to a reader. */
const isAttachment = ({ related, mimeType }: Attachment): boolean => related !== true || !mimeType.startsWith('image/');

async function readAttachments(mail: Email, limits: ReadingLimits, readPart: ReadPart | undefined): Promise<{ sections: ReadSection[]; notes: string[] }> {
  const sections: ReadSection[] = [];
  const notes: string[] = [];
  let left = limits.characters;
  for (const [index, attachment] of mail.attachments.filter(isAttachment).entries()) {
    const name = oneLine(attachment.filename ?? '') || 'without a name';
    const result: ReadResult =
      index >= MAX_ATTACHMENTS ? { fault: `Only the first ${MAX_ATTACHMENTS} attachments are read.` }
      : readPart ? await readPart(bytesOf(attachment), { fileName: attachment.filename ?? '', mediaType: attachment.mimeType }, { ...limits, characters: left })
      : { fault: 'Attachments of attached mails are not read.' };
    if ('fault' in result) notes.push(`Attachment ${name} was not read. ${result.fault}`);
    else {
      sections.push(...result.sections.map((section) => ({ ...section, headings: [`Attachment ${name}`, ...section.headings] })));
      notes.push(...result.notes.map((note) => `Attachment ${name}: ${note}`));
      left -= result.sections.reduce((sum, { text }) => sum + text.length, 0);
    }
  }
  return { sections, notes };
}

/**
 * A mail: its subject, sender and date, the text (from HTML where there is no plain one), then what is attached.
 *
 * @param readPart reads attachments; left out, they are only named
 */
export async function readEmail(bytes: Uint8Array, limits: ReadingLimits, readPart?: ReadPart): Promise<ReadDocument> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 30, attachmentEncoding: 'arraybuffer' });
  if (!mail.headers.some(({ key }) => USUAL.has(key.toLowerCase()))) {
    throw new Unreadable('The file is named an e-mail but does not begin as one does. Save it from the mail program as .eml and upload it again.');
  }
  const attached = await readAttachments(mail, limits, readPart);
  const title = oneLine(mail.subject ?? '');
  return { format: 'email', title: title === '' ? null : title, language: null, frontMatter: {}, sections: [...bodyOf(mail, limits), ...attached.sections], notes: attached.notes };
}
