// Who wants a person: the intent `contact_human_agent` of Bitext against all its other intents.
//   --data DIR   needs DIR/intents
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asksForHuman } from '@rapport/safety';

/** @param {{ data: string, verbose?: string[] }} options `verbose`: MISS or FALSE prints the texts to stderr */
export async function run({ data, verbose }) {
  const rows = (await readFile(join(data, 'intents/bitext_support_dev.jsonl'), 'utf8')).split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const counts = { asking: 0, found: 0, others: 0, falseAlarms: 0 };
  for (const { text, intent } of rows) {
    const yes = asksForHuman(text);
    if (intent === 'contact_human_agent') {
      counts.asking += 1;
      if (yes) counts.found += 1;
      else if (verbose?.includes('MISS')) console.error('MISS', text);
    } else if (intent !== 'contact_customer_service') {
      counts.others += 1;
      if (yes) counts.falseAlarms += 1;
      if (yes && verbose?.includes('FALSE')) console.error('FALSE', intent, text);
    }
  }
  return { ...counts, recall: Number((counts.found / counts.asking).toFixed(4)), falseAlarmRate: Number((counts.falseAlarms / counts.others).toFixed(4)) };
}
