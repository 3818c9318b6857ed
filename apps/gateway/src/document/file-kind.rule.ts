const MEDIA_TYPES: Readonly<Record<string, string>> = {
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
};

/**
 * The media type of a file that can be read. Its name decides, since what browsers send as type is a guess from it.
 *
 * @returns `application/octet-stream` for a kind that cannot be read: knowledge keeps such a document with the reason
 */
export function mediaTypeOf(fileName: string): string {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  return (extension === undefined ? undefined : MEDIA_TYPES[extension]) ?? 'application/octet-stream';
}

/** A title for a file that came without one: its name without the extension. */
export function titleFrom(fileName: string): string {
  const bare = fileName.replace(/^.*[\\/]/, '').replace(/\.[a-z0-9]+$/i, '').replace(/[_-]+/g, ' ').trim();
  return (bare === '' ? 'Untitled' : bare).slice(0, 300);
}
