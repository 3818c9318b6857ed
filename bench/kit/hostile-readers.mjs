// Files that nobody wrote in good faith, for the readers of documents: whole files of every kind with bytes, parts and marks changed, what attackers
// wrote under the name of each kind, and bombs.
import { deflateSync } from 'node:zlib';
import { dice } from '@rapport/testing';
import { ReaderService } from '../../apps/knowledge/dist/reading/reader.service.js';
import { core, packed, slideParts, slideShape, slideTable, wordParagraph, wordParts, wordTable } from '../../apps/knowledge/src/reading/office/office-file.double.ts';
import { lines, pdfFile } from '../../apps/knowledge/src/reading/pdf/pdf-file.double.ts';
import { quantile } from './figures.mjs';

const MEBI = 1024 * 1024;
const utf8 = (text) => new TextEncoder().encode(text);
const latin1 = (parts) => new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));

const WORD = wordParts(`${wordParagraph('Terms', { style: 'berschrift1' })}${wordParagraph('Thirty days to send it back.')}${wordTable([['Cut', 'Price'], ['Short', '20']])}`, { 'docProps/core.xml': core('Terms') });
const SLIDES = slideParts([{ shapes: slideShape('title', ['Menu']) + slideShape('body', ['Soup', '>Bread']) + slideTable([['a', 'b'], ['1', '2']]), notes: 'Vegan.' }]);

const MAIL = [
  'From: ana@example.com', 'Subject: =?utf-8?q?Preise_f=C3=BCr_Juni?=', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: quoted-printable',
  '', '<p>Words =26 figures: <b>20</b></p>', '--b', 'Content-Type: text/csv; name=a.csv', 'Content-Disposition: attachment; filename=a.csv', '', 'a,b', '1,2', '--b--', '',
].join('\r\n');
const PAGE = '<!doctype html><html lang=en><title>Hours</title><main><h1>Hours</h1><p>Nine to <a href="/five">five</a>.<table><tr><th>Day<th>Open<tr><td>Mon<td>9</table><ul><li>c<ol><li>d</ul><pre>x</pre></main>';

/** A sound file of each kind, by name. */
async function soundFiles() {
  return {
    'a.pdf': await pdfFile([{ lines: [...lines(['Terms of the house', 'Thirty days to send it back.']), ...lines(['Cut', 'Price', '20'], { x: 300 })] }, { picture: true, rotate: 90 }, { lines: lines(['Page two', 'and more']) }], { title: 'Terms' }),
    'deflated.docx': packed(WORD), 'stored.docx': packed(WORD, 0), 'deflated.pptx': packed(SLIDES), 'stored.pptx': packed(SLIDES, 0),
    'a.csv': utf8('Question;Answer\n"Open?";"Nine to five; or later"\nWhere?;Leeds\n'), 'a.html': utf8(PAGE), 'a.eml': utf8(MAIL), 'a.txt': utf8('Grüße aus Köln.\n\nNine to five.\n'),
    'a.md': utf8('---\ntitle: Hours\ntags: [a, b]\n---\n# Hours\n\nNine [to](x) five.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n\n- a\n  - b\n'),
  };
}

/** Changes one to eight places: a byte, the end cut off, some bytes gone, some bytes twice. */
function changed(bytes, random) {
  let file = Buffer.from(bytes);
  for (let left = 1 + Math.floor(random() * 8); left > 0 && file.length > 0; left -= 1) {
    const [at, kind] = [Math.floor(random() * file.length), random()];
    if (kind < 0.6) file[at] = Math.floor(random() * 256);
    else if (kind < 0.7) file = file.subarray(0, at);
    else file = Buffer.concat([file.subarray(0, at), file.subarray(kind < 0.85 ? at + 1 + Math.floor(random() * 64) : Math.max(0, at - Math.floor(random() * 200)))]);
  }
  return new Uint8Array(file);
}

/** A container whose checksums are right and whose contents are not: byte changes alone seldom come past the unpacking. */
function changedInside(parts, random) {
  const names = Object.keys(parts);
  const name = names[Math.floor(random() * names.length)];
  return packed({ ...parts, [name]: Buffer.from(changed(utf8(parts[name]), random)).toString('latin1') });
}

/** Marks of the kinds, sown into a text. */
const MARKS = ['<', '>', '</p>', '<table>', '<td>', '&#x0;', '&amp', '"', ';', ',', '\r\n', '\n\n', '---\n', '```\n', '# ', '| ', '- ', '\t', '=?utf-8?b?', '?=', '--b\r\n', 'Content-Type: ', 'charset=utf-7', '\u0000', '\ufeff', '%PDF-1.7\n', 'PK\u0003\u0004', '<![CDATA[', '<!ENTITY a "b">', '&a;'];
function sown(text, random) {
  let grown = text;
  for (let left = 1 + Math.floor(random() * 12); left > 0; left -= 1) {
    const at = Math.floor(random() * (grown.length + 1));
    grown = grown.slice(0, at) + MARKS[Math.floor(random() * MARKS.length)].repeat(1 + Math.floor(random() * 3)) + grown.slice(at);
  }
  return utf8(grown);
}

const TEXTUAL = ['html', 'csv', 'eml', 'md', 'txt', 'pdf', 'docx'];

/**
 * Hostile files, the same for the same seed.
 *
 * @param {{ seed: number, count: number, texts: readonly string[], files: readonly Buffer[] }} material texts that attackers wrote, e-mails as they came
 * @yields {{ fileName: string, bytes: Uint8Array }}
 */
async function* hostileFiles({ seed, count, texts, files }) {
  const random = dice(seed);
  const sound = Object.entries({ ...(await soundFiles()), ...Object.fromEntries(files.map((bytes, index) => [`mail-${index}.eml`, bytes])) });
  for (let made = 0; made < count; made += 1) {
    const kind = random();
    const [fileName, bytes] = sound[made % sound.length];
    if (kind < 0.6) yield { fileName, bytes: changed(bytes, random) };
    else if (kind < 0.75) yield random() < 0.5 ? { fileName: 'inside.docx', bytes: changedInside(WORD, random) } : { fileName: 'inside.pptx', bytes: changedInside(SLIDES, random) };
    else {
      const text = texts.length > 0 && random() < 0.7 ? texts[Math.floor(random() * texts.length)] : Buffer.from(bytes).toString('latin1').slice(0, 4_000);
      yield { fileName: `text.${TEXTUAL[Math.floor(random() * TEXTUAL.length)]}`, bytes: sown(text, random) };
    }
  }
}

function pdfOf(content, filter) {
  const page = '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<<>>>>endobj\n';
  return latin1([`%PDF-1.4\n${page}4 0 obj<</Length ${content.length}/Filter${filter}>>stream\n`, content, '\nendstream endobj\ntrailer<</Root 1 0 R>>']);
}

const deflated = (bytes) => deflateSync(bytes, { level: 9 });

/** Small files that would grow without end, nest without end or take very long; each is read once. */
function bombs() {
  return Object.entries({
    'inflates.pdf': () => pdfOf(deflated(Buffer.alloc(200 * MEBI, 'BT (x) Tj ET\n')), '/FlateDecode'),
    'inflates twice.pdf': () => pdfOf(deflated(deflated(Buffer.alloc(1_000 * MEBI))), '[/FlateDecode/FlateDecode]'),
    'pages of itself.pdf': () => utf8('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1500>>endobj\ntrailer<</Root 1 0 R>>'),
    'inflates.docx': () => packed(wordParts(wordParagraph(' '.repeat(60 * MEBI)))),
    'entities.docx': () => packed({ ...WORD, 'word/document.xml': `<!DOCTYPE a [<!ENTITY a "${'b'.repeat(1_000)}">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at} "${(at === 0 ? '&a;' : `&a${at - 1};`).repeat(10)}">`).join('')}]><w:document>&a19;</w:document>` }),
    'deep.html': () => utf8('<div><b>'.repeat(100_000)), 'deep paragraphs.html': () => utf8('<p><i>'.repeat(30_000)), 'deep tables.html': () => utf8('<table><tr><td>'.repeat(2_000)),
    'angles.html': () => utf8('<a '.repeat(500_000)), 'comments.html': () => utf8('<!--'.repeat(500_000)),
    'cells.csv': () => utf8('a,'.repeat(2_000_000)), 'quotes.csv': () => utf8('"'.repeat(2_000_000)), 'rows.csv': () => utf8('a;b\n'.repeat(45_000)),
    'dashes.md': () => utf8('-'.repeat(3_000_000)), 'brackets.md': () => utf8('['.repeat(2_000_000)), 'lines.md': () => utf8('a\n'.repeat(3_000_000)), 'headings.md': () => utf8('# a\n'.repeat(1_000_000)),
    'spaces.txt': () => utf8(`${' '.repeat(3_000_000)}x`), 'long.txt': () => utf8('word '.repeat(1_500_000)),
    'parts.eml': () => utf8(`From: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(100_000)}`),
    'nested.eml': () => utf8(`From: a\r\n${Array.from({ length: 5_000 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}\r\nx`),
  }).map(([fileName, make]) => ({ fileName, make }));
}

/** The product's own number, and how long a changed file may take here: the sound ones take some milliseconds. */
const [THREADS, CHANGED_MS, BOMB_MS] = [1, 20_000, 60_000];
/** As the product cuts what it read. */
const PIECES = { size: 1000, overlap: 200 };
/** How the reader says that its thread was ended. */
const ENDS = [['death', /broke down/], ['time', /too long and was broken off/], ['memory', /more memory than it may/]];
const endOf = (result) => ('fault' in result ? (ENDS.find(([, words]) => words.test(result.fault))?.[0] ?? 'refused') : result.sections.length > 0 ? 'words' : 'empty');

/** Longest CPU time between two turns of this thread's event loop, which the reader's threads must leave alone. */
function watchLoop() {
  const gaps = [];
  let last = process.threadCpuUsage();
  const timer = setInterval(() => {
    const now = process.threadCpuUsage();
    gaps.push((now.user - last.user + now.system - last.system) / 1_000);
    last = now;
  }, 5);
  return () => (clearInterval(timer), { p50: quantile(gaps, 0.5), p999: quantile(gaps, 0.999), max: Math.max(...gaps) });
}

async function readAll(reader, files, milliseconds, found) {
  for await (const { fileName, bytes } of files) {
    const started = performance.now();
    try {
      const end = endOf(await reader.read(bytes.slice(), { fileName, mediaType: '' }, { pieces: PIECES, milliseconds, transfer: true }));
      found.ends[end] = (found.ends[end] ?? 0) + 1;
      if (end === 'death') found.broken.push({ fileName, bytes: Buffer.from(bytes.subarray(0, 50_000)).toString('base64') });
    } catch (error) {
      found.rejected += 1;
      found.broken.push({ fileName, error: String(error), bytes: Buffer.from(bytes.subarray(0, 50_000)).toString('base64') });
    }
    found.times.push(performance.now() - started);
    found.slowest.push({ fileName, ms: Math.round(performance.now() - started) });
    if (found.slowest.length > 200) found.slowest = found.slowest.sort((a, b) => b.ms - a.ms).slice(0, 10);
  }
}

/**
 * Reads hostile files, and each bomb once, as the product reads documents.
 *
 * @param {{ inputs: number, seed: number, texts: readonly string[], files: readonly Buffer[] }} options
 */
export async function overReaders({ inputs, seed, texts, files }) {
  const reader = new ReaderService({ threads: THREADS });
  const found = { ends: {}, rejected: 0, broken: [], times: [], slowest: [] };
  const bombed = { ends: {}, rejected: 0, broken: [], times: [], slowest: [] };
  try {
    const changedLoop = watchLoop();
    await readAll(reader, hostileFiles({ seed, count: inputs, texts, files }), CHANGED_MS, found);
    const loopCpuMs = changedLoop();
    // Making a bomb holds up this thread, so only the time of reading counts there.
    for (const { fileName, make } of bombs()) await readAll(reader, [{ fileName, bytes: make() }], BOMB_MS, bombed);
    const slowest = (rows) => rows.sort((a, b) => b.ms - a.ms).slice(0, 10);
    return {
      inputs, ends: found.ends, rejected: found.rejected + bombed.rejected, readMs: { p50: quantile(found.times, 0.5), p99: quantile(found.times, 0.99) }, slowest: slowest(found.slowest), loopCpuMs,
      bombs: { ends: bombed.ends, slowest: slowest(bombed.slowest) }, broken: [...found.broken, ...bombed.broken],
    };
  } finally {
    await reader.close();
  }
}
