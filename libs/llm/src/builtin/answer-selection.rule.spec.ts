import { describe, expect, it } from '@jest/globals';
import { extractAnswer } from './extractive-answer.rule.js';

const page = (ref: string, title: string, text: string) => ({ ref, title, headings: [], text, score: 1 });
const quotes = (question: string, text: string): string[] => extractAnswer(question, [page('KB-1', 'Harbour lighthouse', text)], 0).sentences;

const RUNNING =
  'The harbour lighthouse was built in 1871 by the Dutch engineer Pieter Maas. It stands on a rock of granite. ' +
  'Its lamp was lit with whale oil for forty years. Maas built the lighthouse after the storm of 1869, in which eleven ships were lost. ' +
  'The town sold the meadow around it in 1950. Cows graze on the meadow today. Painters come here in summer.';

describe('an answer from running text', () => {
  it('is several sentences that need not stand together, the best first', () => {
    const sentences = quotes('Who built the harbour lighthouse?', RUNNING);
    expect(sentences[0]).toContain('built in 1871 by the Dutch engineer Pieter Maas');
    expect(sentences).toContain('Maas built the lighthouse after the storm of 1869, in which eleven ships were lost. [KB-1]');
    expect(sentences.length).toBeLessThanOrEqual(4);
  });

  it('each sentence bears its own citation', () => {
    for (const sentence of quotes('Who built the harbour lighthouse?', RUNNING)) expect(sentence).toMatch(/^[^[]+ \[KB-1\]$/);
  });

  it('a note of few sentences keeps to what is asked', () => {
    const note = 'The kitchen opens at nine. Dogs are welcome. We sell umbrellas. Bring a friend.';
    expect(quotes('When does the kitchen open?', note)).toEqual(['The kitchen opens at nine. [KB-1]']);
  });
});

describe('surer where the subject comes back', () => {
  it('a passage about it, rather than one that names it in passing', () => {
    const passing = 'The town has a market. Bread is sold on Mondays. The harbour lighthouse was built by Maas. Cows graze near the mill. Rain falls in May.';
    const sure = (text: string): number => extractAnswer('who built the harbour lighthouse', [page('KB-1', 'The town', text)]).confidence;
    const about = 'The harbour lighthouse was built by Maas. The lighthouse guards the harbour. Maas built it of stone. The harbour is deep. A lighthouse keeper lives there.';
    expect(sure(about)).toBeGreaterThan(sure(passing));
  });
});
