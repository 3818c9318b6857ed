// How customers' words sound: Pearson's r with the mean of human ratings.
//   --data DIR   needs DIR/sentiment
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sentimentOf } from '../../apps/memory/dist/text/sentiment.rule.js';

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function pearson(a, b) {
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f) => a.reduce((all, _, at) => all + f(a[at] - ma, b[at] - mb), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}

const [GOOD, BAD] = [/\b(?:good|great|love|best|nice|thanks?|happy|excellent)\b/gi, /\b(?:bad|worst|hate|poor|terrible|sad|problems?|disappointed)\b/gi];
/** The baseline: so many good words less so many bad ones. */
const plain = (text) => (text.match(GOOD) ?? []).length - (text.match(BAD) ?? []).length;

export async function run({ data }) {
  const folder = join(data, 'sentiment');
  const sets = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.jsonl'));
  if (sets.length === 0) throw new Error('--data names a folder with sentiment/*.jsonl');
  const figures = {};
  for (const name of sets) {
    const rows = (await readFile(join(folder, name), 'utf8')).split('\n').filter(Boolean).map((line) => JSON.parse(line));
    const started = performance.now();
    const said = rows.map(({ text }) => sentimentOf(text) ?? 0);
    const msPerText = (performance.now() - started) / rows.length;
    const wanted = rows.map(({ mean_sentiment: rated }) => rated);
    figures[name.replace(/\.jsonl$/, '')] = {
      texts: rows.length, pearson: Number(pearson(said, wanted).toFixed(3)), baseline: Number(pearson(rows.map(({ text }) => plain(text)), wanted).toFixed(3)), msPerText: Number(msPerText.toFixed(3)),
    };
  }
  return { sets: figures };
}
