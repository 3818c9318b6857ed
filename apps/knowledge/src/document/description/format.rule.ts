import type { DocumentFormat } from '@rapport/contracts';

const BY_EXTENSION = new Map<string, DocumentFormat>(Object.entries({
  md: 'markdown', markdown: 'markdown', mdx: 'markdown', html: 'html', htm: 'html', xhtml: 'html', txt: 'text', text: 'text',
  pdf: 'pdf', docx: 'docx', pptx: 'pptx', csv: 'csv', tsv: 'csv', eml: 'email',
}));

/** What a file probably is, to show until it was read: its name is right more often than its media type. */
export function likelyFormat(fileName: string): DocumentFormat {
  const extension = /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase();
  return (extension === undefined ? undefined : BY_EXTENSION.get(extension)) ?? 'unknown';
}
