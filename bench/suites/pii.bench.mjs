// Personal data: what the detectors miss and what they take too much.
//   --data DIR   needs DIR/pii
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { detectPersonalData, scrub } from '@rapport/language';

const KIND = {
  PERSON: 'NAME', STREET_ADDRESS: 'ADDRESS', ZIP_CODE: 'ADDRESS', CREDIT_CARD: 'CARD', EMAIL_ADDRESS: 'EMAIL', PHONE_NUMBER: 'PHONE',
  US_SSN: 'SSN', US_DRIVER_LICENSE: 'ID', IBAN_CODE: 'IBAN', IP_ADDRESS: 'IP', DOMAIN_NAME: 'URL',
};
const STRUCTURED = new Set(['PHONE', 'EMAIL', 'CARD', 'IBAN', 'IP', 'SSN']);

const lines = async (path) => (await readFile(path, 'utf8')).split('\n').filter(Boolean).map((line) => JSON.parse(line));
const share = (part, whole) => (whole === 0 ? null : Number((part / whole).toFixed(4)));

const covers = (found, start, end) => {
  for (let at = start; at < end; at += 1) if (!found.some((one) => one.start <= at && at < one.end)) return false;
  return true;
};

async function presidio(path, verbose) {
  const byType = {};
  let taken = 0;
  let right = 0;
  let rightAny = 0;
  for (const { text, spans } of await lines(path)) {
    const found = detectPersonalData(text, {}, { urls: true });
    for (const [start, end, type] of spans) {
      if (!KIND[type]) continue;
      const row = (byType[type] ??= { spans: 0, leaked: 0, exactKind: 0 });
      row.spans += 1;
      if (found.some((one) => one.kind === KIND[type] && one.start <= start && end <= one.end)) row.exactKind += 1;
      // Spaces and line ends inside an address carry nothing.
      const open = [...text.slice(start, end)].some((sign, index) => /[\p{L}\p{N}]/u.test(sign) && !covers(found, start + index, start + index + 1));
      if (open) row.leaked += 1;
      if (open && verbose?.includes(type)) console.error(type, JSON.stringify(text.slice(Math.max(0, start - 40), end + 20)), JSON.stringify(text.slice(start, end)), JSON.stringify(found.map((f) => `${f.kind}:${f.text}`)));
    }
    for (const one of found) {
      for (let at = one.start; at < one.end; at += 1) {
        taken += 1;
        if (spans.some(([start, end, type]) => KIND[type] && start <= at && at < end)) right += 1;
        if (spans.some(([start, end]) => start <= at && at < end)) rightAny += 1;
      }
      if (verbose?.includes('FALSE') && !spans.some(([start, end]) => one.start < end && start < one.end)) console.error('FALSE', one.kind, JSON.stringify(one.text), JSON.stringify(text.slice(Math.max(0, one.start - 30), one.end + 30)));
    }
  }
  const leakByType = Object.fromEntries(Object.entries(byType).map(([type, row]) => [type, { spans: row.spans, leak: share(row.leaked, row.spans), rightKind: share(row.exactKind, row.spans) }]));
  const structured = Object.entries(byType).filter(([type]) => STRUCTURED.has(KIND[type])).map(([, row]) => row);
  const sum = (key) => structured.reduce((total, row) => total + row[key], 0);
  return { leakByType, structuredRecall: share(sum('spans') - sum('leaked'), sum('spans')), characterPrecision: share(right, taken), characterPrecisionAnyLabel: share(rightAny, taken) };
}

async function phones(path) {
  const rows = (await readFile(path, 'utf8')).trim().split('\n').slice(1).map((line) => line.split(','));
  const counts = { rows: rows.length, e164: 0, nationalLabelled: 0, nationalAlone: 0, normalised: 0 };
  for (const [region, , prefix, , national, e164] of rows) {
    const finds = (text, number, options) => detectPersonalData(text, {}, options).some((one) => one.kind === 'PHONE' && one.text.replace(/\D/g, '') === number.replace(/\D/g, ''));
    if (finds(`You can have ${e164} for it.`, e164, {})) counts.e164 += 1;
    const dialled = `${/^\d$/.test(prefix) && prefix !== '' ? prefix : ''}${national}`;
    if (finds(`My phone is ${dialled}.`, dialled, { country: region })) counts.nationalLabelled += 1;
    if (finds(`You can have ${dialled} for it.`, dialled, { country: region })) counts.nationalAlone += 1;
    if (parsePhoneNumberFromString(e164)?.number === e164) counts.normalised += 1;
  }
  return { rows: counts.rows, ...Object.fromEntries(Object.entries(counts).filter(([key]) => key !== 'rows').map(([key, n]) => [key, share(n, rows.length)])) };
}

async function recognizers(path, kind, verbose) {
  let gold = 0;
  let found = 0;
  let exact = 0;
  let negatives = 0;
  let falseAlarms = 0;
  for (const { input, results } of await lines(path)) {
    const got = detectPersonalData(input, {}, { urls: true }).filter((one) => one.kind === kind);
    for (const { Text } of results) {
      gold += 1;
      const start = input.toLowerCase().indexOf(Text.toLowerCase());
      const hit = covers(got, start, start + Text.length);
      if (hit) found += 1;
      else if (verbose?.includes('REC')) console.error('MISS', kind, JSON.stringify(input), Text, JSON.stringify(got.map((one) => one.text)));
      if (got.some((one) => one.start === start && one.end === start + Text.length)) exact += 1;
    }
    if (results.length === 0) {
      negatives += 1;
      if (got.length > 0) {
        falseAlarms += 1;
        if (verbose?.includes('REC')) console.error('FALSE', kind, JSON.stringify(input), JSON.stringify(got.map((one) => one.text)));
      }
    }
  }
  return { spans: gold, recall: share(found, gold), exactSpan: share(exact, gold), textsWithNone: negatives, falseAlarms };
}

/**
 * @param {{ data: string, verbose?: string[] }} options folder of the data; `verbose` prints misses of the given labels to stderr
 */
export async function run({ data, verbose }) {
  const folder = join(data, 'pii');
  const rec = (name, kind) => recognizers(join(folder, `recognizers_${name}Model_en_dev.jsonl`), kind, verbose);
  const texts = (await lines(join(folder, 'presidio_synth_dev.jsonl'))).map((row) => row.text);
  const started = performance.now();
  for (const text of texts) scrub(text);
  const spent = performance.now() - started;
  return {
    presidio: await presidio(join(folder, 'presidio_synth_dev.jsonl'), verbose),
    libphonenumber: await phones(join(folder, 'libphonenumber_examples_dev.csv')),
    recognizers: { phone: await rec('PhoneNumber', 'PHONE'), email: await rec('Email', 'EMAIL'), ip: await rec('IpAddress', 'IP'), url: await rec('URL', 'URL') },
    scrubMillisecondsPerText: Number((spent / texts.length).toFixed(3)),
  };
}
