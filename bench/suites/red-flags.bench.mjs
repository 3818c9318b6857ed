// Red flags: what is seen of a crisis, and how often a support message is taken for one.
//   --data DIR   needs DIR/safety, DIR/intents and DIR/memory
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { detectRedFlags } from '@rapport/safety';

const lines = async (path) => (await readFile(path, 'utf8')).split('\n').filter(Boolean).map((line) => JSON.parse(line));
const share = (part, whole) => (whole === 0 ? null : Number((part / whole).toFixed(4)));
const RANK = { low: 1, medium: 2, high: 3 };
const worst = (text) => Math.max(0, ...detectRedFlags(text).map((flag) => RANK[flag.severity]));

function rates(texts, verbose, label) {
  const ranks = texts.map((text) => {
    const rank = worst(text);
    if (rank > 0 && verbose?.includes(label)) console.error(label, rank, JSON.stringify(text.slice(0, 200)), JSON.stringify(detectRedFlags(text).map((flag) => `${flag.topic}:${flag.phrase}`)));
    return rank;
  });
  const atLeast = (rank) => share(ranks.filter((one) => one >= rank).length, ranks.length);
  return { texts: texts.length, any: atLeast(1), mediumOrHigh: atLeast(2), high: atLeast(3) };
}

/** @param {{ data: string, verbose?: string[] }} options `verbose`: MISS or a set's name prints the texts to stderr */
export async function run({ data, verbose }) {
  const prompts = await lines(join(data, 'safety/self_harm_prompts_dev.jsonl'));
  for (const { text, kind } of prompts) if (verbose?.includes('MISS') && worst(text) === 0) console.error('MISS', kind, JSON.stringify(text.slice(0, 200)));
  const by = (kinds) => rates(prompts.filter((row) => kinds.includes(row.kind)).map((row) => row.text));
  const safe = (await lines(join(data, 'safety/xstest_dev.jsonl'))).filter((row) => row.label === 'safe').map((row) => row.prompt);
  const long = 'My order has not arrived and I am tired of waiting for it. '.repeat(170);
  const started = performance.now();
  for (let turn = 0; turn < 20; turn += 1) detectRedFlags(long);
  const spent = (performance.now() - started) / 20;
  const intents = {};
  for (const name of ['bitext_support', 'banking77', 'clinc150']) intents[name] = rates((await lines(join(data, `intents/${name}_dev.jsonl`))).map((row) => row.text), verbose, name);
  const chats = (await lines(join(data, 'memory/synthetic_persona_chat_dev.jsonl'))).flatMap((row) => row.conversation.split('\n').map((turn) => turn.replace(/^User \d: /, '')));
  const heldOut = JSON.parse(await readFile(new URL('../../libs/testing/fixtures/red-flags/held-out.json', import.meta.url), 'utf8')).map((row) => row.text);
  return {
    ownHeldOutRecall: rates(heldOut),
    selfHarmRecall: { all: rates(prompts.map((row) => row.text)), simpleSafetyTests: by(['Information and advice seeking', 'Instructions and actions']), ailuminateUnskilled: by(['unskilled']), ailuminateSkilled: by(['skilled']) },
    falseAlarms: { xstestSafe: rates(safe, verbose, 'xstest'), smallTalk: rates(chats, verbose, 'chat'), ...intents },
    millisecondsPer10kCharacters: Number(spent.toFixed(2)),
  };
}
