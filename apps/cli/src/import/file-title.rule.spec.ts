import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { titlesFor } from './file-title.rule.js';

const found = (...relatives: string[]) => relatives.map((relative) => ({ path: join('/texts', relative), relative }));

describe('titles of files', () => {
  it('are left to the server where names differ', () => {
    expect(titlesFor(found('menu.md', 'prices.md', join('de', 'karte.md'))).size).toBe(0);
  });

  it('tell files apart that would replace each other', () => {
    const titles = titlesFor(found('menu.pdf', 'Menu.docx', join('de', 'menu.pdf'), 'late_cancelling.md', 'late-cancelling.txt', 'prices.md'));
    expect([...titles.values()].sort()).toEqual(['Menu.docx', 'de/menu.pdf', 'late-cancelling.txt', 'late_cancelling.md', 'menu.pdf']);
    expect(new Set(titles.values()).size).toBe(titles.size);
  });
});
