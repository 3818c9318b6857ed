import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { passageUnits } from './passage-unit.rule.js';

const units = (text: string): [string, string][] =>
  passageUnits({ ref: 'KB-1', title: 'T', headings: ['Top'], text, score: 1 }, 0).map((unit) => [unit.kind, unit.text]);

describe('what can be quoted from a passage', () => {
  it.each([
    ['sentences', 'We open at 9 a.m. on Mondays. We close late.', [['sentence', 'We open at 9 a.m. on Mondays.'], ['sentence', 'We close late.']]],
    ['marks', '**Bold** and _soft_ with `code` and a [link](https://x.example).', [['sentence', 'Bold and soft with code and a link.']]],
    ['lines that were wrapped', 'One sentence\nover two lines.', [['sentence', 'One sentence over two lines.']]],
    ['headings', '## Diets\nVegan is fine.', [['sentence', 'Vegan is fine.']]],
    ['questions', 'Q: Do you travel?\nA: Yes, we do.', [['question', 'Do you travel?'], ['sentence', 'Yes, we do.']]],
    [
      'a list with its lead',
      'Choose one:\n- Tofu\n- *Steak*',
      [['list', 'Choose one: Tofu; Steak.'], ['item', 'Choose one: Tofu.'], ['item', 'Choose one: Steak.']],
    ],
    ['steps', '1. Choose.\n2. Pay.', [['list', 'Top: 1) Choose; 2) Pay.'], ['item', 'Choose.'], ['item', 'Pay.']]],
    [
      'a table',
      '| Package | Price | Guests |\n|---|:-:|---|\n| Gold | $60 | 15 |\n| Silver | $45 | |',
      [['row', 'Gold – price: $60, guests: 15.'], ['row', 'Silver – price: $45.']],
    ],
    ['a list that is too long to be quoted whole', Array.from({ length: 9 }, (_, i) => `- item ${i}`).join('\n'), Array.from({ length: 9 }, (_, i) => ['item', `Top: item ${i}.`])],
    [
      'text between the steps',
      '1. Choose.\n\n   Any date will do.\n\n   * Weekends too\n\n1. Pay\n   by card.\n{: .steps}\n\nDone.',
      [
        ['list', 'Top: 1) Choose; 2) Pay by card.'],
        ['item', 'Choose.'],
        ['item', 'Pay by card.'],
        ['sentence', 'Any date will do.'],
        ['item', 'Top: Weekends too.'],
        ['sentence', 'Done.'],
      ],
    ],
    ['links to other pages', '- [Prices](/prices)\n- [Menu](/menu)', []],
    [
      'steps of several sentences, announced by one',
      'Follow these steps.\n1. Open the page. Sign in!\n2. Done.',
      [
        ['list', 'Follow these steps: 1) Open the page – Sign in; 2) Done.'],
        ['item', 'Open the page.'],
        ['item', 'Sign in!'],
        ['item', 'Done.'],
      ],
    ],
    ['items that explain themselves', '- Tofu: firm\n- We also have steak.', [['list', 'Top – Tofu: firm; We also have steak.'], ['item', 'Top – Tofu: firm.'], ['item', 'We also have steak.']]],
    ['nothing', ' \n\n---\n', []],
  ])('%s', (_name, text, expected) => {
    expect(units(text)).toEqual(expected);
  });

  it('knows what stands above', () => {
    const found = passageUnits({ ref: 'KB-1', title: 'T', headings: ['Top'], text: 'First.\n\n## Diets\nVegan.\n\nQ: Tips?\nA: Welcome.', score: 1 }, 0);
    expect(found.map((unit) => unit.context)).toEqual(['Top', 'Diets', 'Diets', 'Tips?']);
  });

  it('tells what it says itself from the heading that was put before it', () => {
    const [list, tofu] = passageUnits({ ref: 'KB-1', title: 'T', headings: ['Top'], text: '- Tofu\n- Steak', score: 1 }, 0);
    expect([list?.own, tofu?.own, tofu?.text]).toEqual(['Tofu; Steak.', 'Tofu.', 'Top: Tofu.']);
  });

  it('never breaks on any text, and never quotes over more than one line', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('- ', '1. ', '| a | b |', '|--|', '# ', '**', '\n', ' ', 'Word', 'end.', '?', ':', '[x](y)', '```')), (parts) => {
        for (const [, text] of units(parts.join(''))) expect(text).not.toMatch(/\n/);
      }),
    );
  });
});
