// Is a response borne out by its source: AUROC of `supportOf` on BEGIN (fully attributable against the rest), and what the check lets pass.
//   --data DIR   needs DIR/grounding
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkCitations, supportOf } from '@rapport/safety';

const round = (value) => Number(value.toFixed(4));

/** Chance that a positive has the higher score, ties count half (Mann-Whitney). */
function auroc(rows) {
  const sorted = [...rows].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (end < sorted.length && sorted[end].score === sorted[at].score) end += 1;
    for (let one = at; one < end; one += 1) if (sorted[one].positive) rankSum += (at + 1 + end) / 2;
    at = end;
  }
  const positives = rows.filter((row) => row.positive).length;
  const negatives = rows.length - positives;
  return positives && negatives ? round((rankSum - (positives * (positives + 1)) / 2) / (positives * negatives)) : null;
}

/** @param {{ data: string }} options */
export async function run({ data }) {
  const rows = (await readFile(join(data, 'grounding/begin_dev.jsonl'), 'utf8')).split('\n').filter(Boolean).map((line) => {
    const { part, knowledge, response, label } = JSON.parse(line);
    const check = checkCitations(`${response} [KB-1]`, [{ ref: 'KB-1', text: knowledge }]);
    return { part, label, positive: label === 'Fully attributable', score: supportOf(response, [knowledge]), passed: check.ok };
  });
  const parts = Object.fromEntries([...new Set(rows.map((row) => row.part))].map((part) => [part, auroc(rows.filter((row) => row.part === part))]));
  const passed = (label) => {
    const of = rows.filter((row) => row.label === label);
    return { rows: of.length, passed: round(of.filter((row) => row.passed).length / of.length) };
  };
  const labels = [...new Set(rows.map((row) => row.label))];
  return {
    auroc: auroc(rows),
    aurocByPart: parts,
    aurocWithoutGeneric: auroc(rows.filter((row) => row.label !== 'Generic')),
    checkPasses: Object.fromEntries(labels.map((label) => [label, passed(label)])),
  };
}
