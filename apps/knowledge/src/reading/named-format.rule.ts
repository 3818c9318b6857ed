import type { FileHints, ReadableFormat } from './reading.types.js';

const BY_EXTENSION = new Map<string, ReadableFormat>(Object.entries({
  md: 'markdown', markdown: 'markdown', mdown: 'markdown', mdx: 'markdown', html: 'html', htm: 'html', xhtml: 'html', txt: 'text', text: 'text',
  pdf: 'pdf', docx: 'docx', docm: 'docx', pptx: 'pptx', pptm: 'pptx', ppsx: 'pptx', csv: 'csv', tsv: 'csv', tab: 'csv', eml: 'email',
}));
const BY_MEDIA_TYPE = new Map<string, ReadableFormat>(Object.entries({
  'text/markdown': 'markdown', 'text/x-markdown': 'markdown', 'text/html': 'html', 'application/xhtml+xml': 'html', 'text/plain': 'text',
  'application/pdf': 'pdf', 'text/csv': 'csv', 'application/csv': 'csv', 'text/tab-separated-values': 'csv', 'message/rfc822': 'email',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
}));

/** Formats that begin with a signature: a name alone does not make a file one of them. */
export const SIGNED_FORMATS: ReadonlySet<ReadableFormat> = new Set<ReadableFormat>(['pdf', 'docx', 'pptx']);

/**
 * The kind of a file from its name, or else from its media type: names are right more often, since many clients send `text/plain` or
 * `application/octet-stream` for everything.
 *
 * @returns undefined when neither says
 */
export function namedFormat({ fileName, mediaType }: Pick<FileHints, 'fileName' | 'mediaType'>): ReadableFormat | undefined {
  const extension = /\.([a-z0-9]{1,10})$/iu.exec(fileName.trim())?.[1]?.toLowerCase();
  const named = extension === undefined ? undefined : BY_EXTENSION.get(extension);
  // An ending that says nothing, as in "Prices 2.5", leaves the word to the media type.
  return named ?? BY_MEDIA_TYPE.get((mediaType.split(';')[0] ?? '').trim().toLowerCase());
}
