/** Extensions by which a kind that can be read is known. */
const READABLE = /\.(?:md|markdown|mdx|html?|xhtml|txt|text|pdf|docx|pptx|csv|tsv|eml)$/i;
const READABLE_TYPES = new Set([
  'text/html', 'application/xhtml+xml', 'text/plain', 'text/markdown', 'text/x-markdown', 'text/csv', 'text/tab-separated-values', 'application/csv', 'application/pdf', 'application/x-pdf', 'message/rfc822',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
]);
/** What servers say of files whose kind they don't know. */
const UNKNOWN_TYPES = new Set(['', 'application/octet-stream', 'binary/octet-stream', 'application/download', 'application/force-download', 'application/x-download']);

/** A media type without its parameters. */
export function bareType(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Name of a file from `Content-Disposition`, or from the end of its address; empty when its kind does not show. */
export function nameOf(url: URL, disposition: string | undefined): string {
  const header = disposition ?? '';
  const extended = /filename\*\s*=\s*utf-8'[^']{0,20}'([^;\s]{1,600})/i.exec(header)?.[1];
  const plain = /filename\s*=\s*(?:"([^"]{1,300})"|([^;\s]{1,300}))/i.exec(header);
  const candidates = [decoded(extended), plain?.[1] ?? plain?.[2], decoded(url.pathname)];
  const names = candidates.map((text) => text?.split(/[\\/]/).at(-1)?.slice(-300));
  return names.find((name) => name !== undefined && READABLE.test(name)) ?? '';
}

/** Whether a body of this type, under this name, may hold text that can be read. */
export function mayBeReadable(mediaType: string, fileName: string): boolean {
  const bare = bareType(mediaType);
  return READABLE_TYPES.has(bare) || (UNKNOWN_TYPES.has(bare) && fileName !== '');
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return text;
  }
}
