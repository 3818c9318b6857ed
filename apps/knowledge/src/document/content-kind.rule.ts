import type { DocumentView } from '@rapport/contracts';

type Format = DocumentView['format'];

const BY_EXTENSION = new Map<string, Format>(Object.entries({
  md: 'markdown', markdown: 'markdown', mdx: 'markdown', html: 'html', htm: 'html', xhtml: 'html', txt: 'text', text: 'text',
}));
const BY_MEDIA_TYPE = new Map<string, Format>(Object.entries({
  'text/markdown': 'markdown', 'text/x-markdown': 'markdown', 'text/html': 'html', 'application/xhtml+xml': 'html', 'text/plain': 'text',
}));
const NAMES = new Map(Object.entries({
  'application/pdf': 'PDF',
  'application/msword': 'Word',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint',
  'text/csv': 'CSV',
}));

export type ContentKind = { readonly format: Format } | { readonly unknown: string };

/**
 * Tells the kind of a file from its name, or else from its media type: names are right more often, since many clients send
 * `text/plain` or `application/octet-stream` for everything.
 *
 * @returns the format, or in words what it seems to be
 */
export function contentKind(fileName: string, mediaType: string): ContentKind {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase();
  const media = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
  const format = extension === undefined ? BY_MEDIA_TYPE.get(media) : BY_EXTENSION.get(extension);
  if (format) return { format };
  return { unknown: NAMES.get(media) ?? extension?.toUpperCase() ?? (media === '' ? 'This kind of file' : media) };
}
