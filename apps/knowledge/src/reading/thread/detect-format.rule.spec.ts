import { describe, expect, it } from '@jest/globals';
import { packed, slideParts, wordParts } from '../office/office-file.double.js';
import type { ReadableFormat } from '../reading.types.js';
import { detectFormat } from './detect-format.rule.js';

const latin = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const detect = (bytes: Uint8Array, fileName: string, mediaType = '', format?: ReadableFormat) => detectFormat(bytes, format === undefined ? { fileName, mediaType } : { fileName, mediaType, format });
const ole = (stream: string): Uint8Array => Uint8Array.from(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]));

describe('detectFormat', () => {
  it.each([
    ['a signature over any name', latin('junk\n%PDF-1.7'), 'menu.txt', 'text/plain', 'pdf'],
    ['the parts of a container', packed(wordParts('')), 'menu.zip', 'application/zip', 'docx'],
    ['the parts of a container', packed(slideParts([])), 'menu.docx', '', 'pptx'],
    ['the name', latin('a,b'), 'Menu.CSV', 'text/plain', 'csv'],
    ['the name', latin('a'), 'a.MDX', 'application/octet-stream', 'markdown'],
    ['the media type where the name says nothing', latin('a'), 'Prices 2.5', 'text/html; charset=utf-8', 'html'],
    ['the media type where the name says nothing', latin('a'), 'page', 'message/rfc822', 'email'],
    ['the text where nothing else does', latin('\u00ef\u00bb\u00bf <!DOCTYPE html><p>a'), 'page', '', 'html'],
    ['the text where nothing else does', latin('Received: from x\r\n'), 'message', 'application/octet-stream', 'email'],
    ['nothing', latin('words'), 'README', '', 'text'],
  ])('goes by %s', (_, bytes, fileName, mediaType, format) => {
    expect(detect(bytes, fileName, mediaType)).toBe(format);
  });

  it('takes the word of the caller for texts', () => {
    expect(detect(latin('a'), 'a.bin', '', 'markdown')).toBe('markdown');
    expect(detect(latin('%PDF-1.4'), 'a.md', '', 'markdown')).toBe('pdf');
    expect(() => detect(latin('a'), 'a', '', 'pdf')).toThrow(/named PDF but is none/);
  });

  it.each([
    [ole('EncryptedPackage'), 'a.docx', /password/],
    [ole('WordDocument'), 'a.doc', /old Word document.*DOCX/],
    [ole('PowerPoint Document'), 'a.ppt', /old PowerPoint.*PPTX/],
    [ole('Workbook'), 'a.xls', /CSV/],
    [ole('__substg1.0_0037001F'), 'a.msg', /Outlook/],
    [ole('x'), 'a.doc', /old Office kind/],
    [latin('\u0089PNG\r\n'), 'a.txt', /picture/],
    [latin('\u00ff\u00d8\u00ff\u00e0'), 'a', /picture/],
    [latin('RIFF0000WEBPVP8 '), 'a.webp', /picture/],
    [latin('\u001f\u008b\u0008'), 'a.gz', /archive/],
    [latin('{\\rtf1'), 'a.doc', /RTF/],
    [latin('{}'), 'a.json', /^JSON cannot be read\. Send PDF/],
    [latin('x'), 'photo', /./],
    [latin('x'), 'a.docx', /named DOCX but is none/],
  ])('refuses %#', (bytes, fileName, fault) => {
    expect(() => detect(bytes, fileName, fileName === 'photo' ? 'image/heic' : '')).toThrow(fault);
  });
});
