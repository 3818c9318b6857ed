/** What is wrong with a sentence, in words that a model can mend it by. */
const WORDS: Readonly<Record<string, string>> = {
  unknown_citation: 'it cites a source that was not given',
  unsupported: 'the source that it cites does not say this',
  number_mismatch: 'a number or date in it does not stand in its source',
  missing_citation: 'it claims something without citing a source',
  gives_away_personal_data: 'it holds personal data of somebody else',
  gives_away_canary: 'it repeats internal text',
  gives_away_prompt: 'it repeats internal text',
};

/** One line for each problem, the sentence first. */
export function repairNotes(faults: readonly { readonly text: string; readonly problems: readonly string[] }[]): string[] {
  return faults.flatMap(({ text, problems }) => problems.map((problem) => `"${text}": ${WORDS[problem] ?? problem}`));
}
