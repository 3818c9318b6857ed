const MEDIA_TYPES = new Map(Object.entries({
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  eml: 'message/rfc822',
}));

/**
 * The media type of a file that can be read. Its name decides, since what browsers send as type is a guess from it.
 *
 * @returns `application/octet-stream` for a kind that cannot be read: knowledge keeps such a document with the reason
 */
export function mediaTypeOf(fileName: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  return (extension === undefined ? undefined : MEDIA_TYPES.get(extension)) ?? 'application/octet-stream';
}

/** A title for a file that came without one: its name without the extension. */
export function titleFrom(fileName: string): string {
  const bare = fileName.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]+$/i, '').replace(/[_-]+/g, ' ').trim();
  return (bare === '' ? 'Untitled' : bare).slice(0, 300);
}

/**
 * `Content-Disposition` that saves a file under its name, whatever that holds (RFC 6266). Never shown in place: a page of others would be
 * shown under this server's address.
 */
export function attachment(fileName: string): string {
  const bare = fileName.replace(/^.*[\\/]/, '').replace(/[\p{Cc}\p{Cs}]/gu, '');
  const ascii = bare.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const extended = encodeURIComponent(bare).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}
