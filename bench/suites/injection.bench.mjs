// Orders hidden in messages and documents: attacks flagged and harmless texts passed, at a score of 0.5.
//   --data DIR   needs DIR/injection, DIR/intents and DIR/rag
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { detectInjection } from '@rapport/safety';

const FLAG_AT = 0.5;
const lines = async (path) => (await readFile(path, 'utf8')).split('\n').filter(Boolean).map((line) => JSON.parse(line));
const share = (part, whole) => (whole === 0 ? null : Number((part / whole).toFixed(4)));

/** @param {{ data: string, verbose?: string[] }} options `verbose`: MISS or FALSE prints texts to stderr */
export async function run({ data, verbose }) {
  const direct = await lines(join(data, 'injection/direct_dev.jsonl'));
  const groups = {};
  const sums = { attacks: 0, flagged: 0, harmless: 0, falseAlarms: 0 };
  for (const { text, label, group } of direct) {
    const { score, signals } = detectInjection(text);
    const row = (groups[`${label === 1 ? 'attack' : 'harmless'}: ${group}`] ??= { rows: 0, flagged: 0 });
    row.rows += 1;
    if (score >= FLAG_AT) row.flagged += 1;
    sums[label === 1 ? 'attacks' : 'harmless'] += 1;
    if (score >= FLAG_AT) sums[label === 1 ? 'flagged' : 'falseAlarms'] += 1;
    if (label === 1 && score < FLAG_AT && verbose?.includes('MISS')) console.error('MISS', group, score, JSON.stringify(text.slice(0, 160)));
    if (label === 0 && score >= FLAG_AT && verbose?.includes('FALSE')) console.error('FALSE', group, signals, JSON.stringify(text.slice(0, 160)));
  }
  const wild = await lines(join(data, 'injection/inthewild_jailbreaks_dev.jsonl'));
  const caught = wild.filter(({ text }) => {
    const hit = detectInjection(text).score >= FLAG_AT;
    if (!hit && verbose?.includes('MISS')) console.error('MISS wild', JSON.stringify(text.slice(0, 200)));
    return hit;
  }).length;
  const support = [...(await lines(join(data, 'intents/bitext_support_dev.jsonl'))), ...(await lines(join(data, 'intents/banking77_dev.jsonl')))];
  const alarms = support.filter(({ text }) => detectInjection(text).score >= FLAG_AT);
  if (verbose?.includes('FALSE')) for (const { text } of alarms.slice(0, 20)) console.error('FALSE support', text);
  const documents = (await Promise.all(['tau2_banking_kb', 'chatwoot_docs_markdown', 'logingov_help_markdown'].map((name) => lines(join(data, `rag/${name}.jsonl`))))).flat();
  const flaggedDocuments = documents.filter((row) => detectInjection(row.markdown ?? row.text ?? row.content ?? JSON.stringify(row)).score >= FLAG_AT).length;
  return {
    direct: { attacks: sums.attacks, recall: share(sums.flagged, sums.attacks), harmless: sums.harmless, falseAlarmRate: share(sums.falseAlarms, sums.harmless), groups },
    inTheWild: { attacks: wild.length, recall: share(caught, wild.length) },
    helpDocuments: { rows: documents.length, falseAlarmRate: share(flaggedDocuments, documents.length) },
    supportMessages: { rows: support.length, falseAlarmRate: share(alarms.length, support.length) },
  };
}
