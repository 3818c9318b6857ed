import { describe, expect, it } from '@jest/globals';
import { pdfFile, lines as pdfLines } from '../pdf/pdf-file.double.js';
import { READING_LIMITS } from '../reading-limits.data.js';
import type { ReadDocument } from '../reading.types.js';
import { readFile } from '../thread/read-file.rule.js';

const read = (mail: string) => readFile(new TextEncoder().encode(mail.replace(/\n/g, '\r\n')), { fileName: 'mail.eml', mediaType: '' }, READING_LIMITS);
const document = async (mail: string): Promise<ReadDocument> => {
  const result = await read(mail);
  if ('fault' in result) throw new Error(result.fault);
  return result;
};
const plain = ({ sections }: ReadDocument) => sections.map(({ headings, page, text }) => [headings.join(' > '), page, text]);

const HEAD = 'From: =?utf-8?q?J=C3=B6rg?= <joerg@example.com>\nTo: shop@example.com\nSubject: =?utf-8?b?UsO8Y2tnYWJl?=\nDate: Tue, 03 Mar 2026 10:00:00 +0100\nMIME-Version: 1.0\n';
const part = (type: string, body: string, more = ''): string => `--b\nContent-Type: ${type}\n${more}\n${body}\n`;
const multipart = (kind: string, ...parts: string[]): string => `${HEAD}Content-Type: multipart/${kind}; boundary=b\n\n${parts.join('')}--b--\n`;

describe('readEmail', () => {
  it('reads subject, sender, day and the plain text rather than the HTML', async () => {
    const mail = multipart('alternative', part('text/plain; charset=utf-8', 'Can I send\nit back?\n\n# 5 is broken.'), part('text/html', '<p>html</p>'));
    expect(await document(mail)).toEqual({
      format: 'email', title: 'R\u00fcckgabe', language: null, frontMatter: {}, notes: [],
      sections: [{ headings: ['R\u00fcckgabe'], page: null, text: '# R\u00fcckgabe\n\nFrom: J\u00f6rg <joerg@example.com>\nDate: 2026-03-03\n\nCan I send\nit back?\n\n# 5 is broken.' }],
    });
  });

  it('reads HTML where there is no plain text', async () => {
    const mail = await document(`${HEAD}Content-Type: text/html; charset=utf-8\n\n<p>Hello.</p><h2>Order</h2><p>Two.</p><script>x</script>`);
    expect(plain(mail)).toEqual([['R\u00fcckgabe', null, expect.stringMatching(/2026-03-03\n\nHello\.$/)], ['R\u00fcckgabe > Order', null, '## Order\n\nTwo.']]);
  });

  it('reads what is attached, one level deep, and names what it cannot read', async () => {
    const pdf = Buffer.from(await pdfFile([{ lines: pdfLines(['The attached terms.']) }])).toString('base64').replace(/.{76}/g, '$&\n');
    const inner = multipart('mixed', part('text/plain', 'Inner words.'), part('text/csv; name=deep.csv', 'a,b\n1,2', 'Content-Disposition: attachment; filename=deep.csv\n')).replaceAll('boundary=b', 'boundary=c').replaceAll('--b', '--c');
    const result = await document(multipart('mixed',
      part('text/plain', 'See below.'),
      part('application/octet-stream', pdf, 'Content-Disposition: attachment; filename="terms.pdf"\nContent-Transfer-Encoding: base64\n'),
      part('image/png', 'iVBORw0KGgo=', 'Content-Disposition: attachment; filename="photo.png"\nContent-Transfer-Encoding: base64\n'),
      part('message/rfc822', inner, 'Content-Disposition: attachment; filename="old.eml"\n'),
    ));
    expect(plain(result).slice(1)).toEqual([
      ['Attachment terms.pdf', 1, 'The attached terms.'],
      ['Attachment old.eml > R\u00fcckgabe', null, expect.stringContaining('Inner words.')],
    ]);
    expect(result.notes).toEqual([expect.stringMatching(/^Attachment photo\.png was not read\. The file is a picture/), expect.stringMatching(/^Attachment old\.eml: Attachment deep\.csv was not read\./)]);
  });

  it('stops at many attachments, saying so of each', async () => {
    const many = Array.from({ length: 22 }, (_, at) => part('text/plain', `words ${at}`, `Content-Disposition: attachment; filename="a${at}.txt"\n`));
    const result = await document(multipart('mixed', ...many));
    expect(result.sections).toHaveLength(21);
    expect(result.notes).toHaveLength(2);
  });

  it('bears parts within parts without end', async () => {
    const depth = 400;
    const open = Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`).join('');
    const result = await read(`${HEAD}${open}Content-Type: text/plain\n\nInnermost.\n`);
    expect('fault' in result || result.sections.length > 0).toBe(true);
  });

  it.each([['just words, no head', /does not begin as one/], ['', /does not begin as one/]])('refuses %j', async (text, fault) => {
    expect(await read(text)).toEqual({ fault: expect.stringMatching(fault) });
  });
});
