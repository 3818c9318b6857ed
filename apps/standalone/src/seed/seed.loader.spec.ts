import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { wordCount } from '@rapport/language';
import { figureCheck } from './figure-check.rule.js';
import type { Fact } from './figure.rule.js';
import { loadSeed, readArticle, readQuestions, type Seed } from './seed.loader.js';

/** Quoted alone, such a sentence would point at nothing. */
const POINTS_BACK = /(?:^|[.?] |\| |- |\d\. )(?:It|Its|This|That|These|Those|They|Their|He|She|His|Her|However|Otherwise|Therefore|Also|But|And|Or|Then|Such|If so)\b[^|\n]{0,40}/gm;

let seed: Seed;
let facts: Fact[];

beforeAll(async () => {
  seed = await loadSeed();
  facts = JSON.parse(await readFile(new URL('facts.json', import.meta.url), 'utf8')) as Fact[];
});

describe('the articles', () => {
  it('are enough, of all categories, each under a slug of its own', () => {
    expect(seed.articles.length).toBeGreaterThanOrEqual(45);
    expect(new Set(seed.articles.map(({ slug }) => slug)).size).toBe(seed.articles.length);
    expect([...new Set(seed.articles.map(({ category }) => category))].sort()).toEqual(['faq', 'menu', 'policy', 'pricing', 'service']);
  });

  it('lie in the folder of their category, at most 20 together', async () => {
    const base = fileURLToPath(new URL('articles', import.meta.url));
    for (const category of await readdir(base)) {
      const files = await readdir(`${base}/${category}`);
      expect(files.length).toBeLessThanOrEqual(20);
      expect(files.map((file) => file.replace('.md', '')).sort()).toEqual(
        seed.articles.filter((each) => each.category === category).map(({ slug }) => slug).sort(),
      );
    }
  });

  it('are of a length that a customer reads, with headings and without exclamation', () => {
    for (const { slug, text } of seed.articles) {
      const words = wordCount(text);
      expect({ slug, fits: words >= 120 && words <= 450 }).toEqual({ slug, fits: true });
      expect({ slug, headings: (text.match(/^## /gm) ?? []).length >= 2, calm: !text.includes('!') }).toEqual({ slug, headings: true, calm: true });
    }
  });

  it('consist of sentences that stand alone', () => {
    expect(seed.articles.flatMap(({ slug, text }) => [...text.matchAll(POINTS_BACK)].map(([words]) => `${slug}: ${words}`))).toEqual([]);
    expect('Rain is fine. It never stops us.').toMatch(POINTS_BACK);
  });
});

describe('persona and workspace', () => {
  it('greet with three questions that the articles answer', () => {
    const answerable = seed.questions.filter((each) => each.answerable).map(({ question }) => question);
    expect(seed.persona).toMatchObject({ name: 'Mai', severity: 3 });
    expect(seed.persona.exampleQuestions).toHaveLength(3);
    expect(answerable).toEqual(expect.arrayContaining(seed.persona.exampleQuestions));
  });

  it('hold the settings of the demo', () => {
    expect(seed.workspace).toMatchObject({ slug: 'teppan', timeZone: 'America/New_York', country: 'US', currency: 'USD', allowedOrigins: [], escalationContact: 'Maya' });
  });

  it('open at the hours that the articles give', () => {
    const { valueOf } = figureCheck(facts, {});
    const day = (name: string) => ({
      from: `${String(valueOf(`hours.${name}_open_am`)).padStart(2, '0')}:00`,
      to: `${valueOf(`hours.${name}_close_pm`) + 12}:00`,
    });
    const { sunday, saturday, ...weekdays } = seed.workspace.openingHours;
    expect(sunday).toBeNull();
    expect(saturday).toEqual(day('saturday'));
    for (const hours of Object.values(weekdays)) expect(hours).toEqual(day('weekday'));
  });
});

describe('the questions', () => {
  it('are 70: 45 plain ones, 15 that the articles do not answer, 10 that follow another', () => {
    const following = seed.questions.filter(({ previous }) => previous !== undefined);
    expect(seed.questions).toHaveLength(70);
    expect(seed.questions.filter(({ answerable }) => !answerable)).toHaveLength(15);
    expect(following).toHaveLength(10);
    expect(new Set(seed.questions.map(({ id }) => id)).size).toBe(70);
  });

  it('name articles that exist and state the figures that a right answer names', () => {
    for (const { id, answerable, articles, facts: keys } of seed.questions) {
      expect({ id, answerable }).toEqual({ id, answerable: articles.length > 0 });
      const known = articles.map((slug) => seed.articles.find((each) => each.slug === slug));
      expect({ id, known: known.every(Boolean) }).toEqual({ id, known: true });
      for (const key of keys) {
        const fact = facts.filter((each) => each.key === key);
        expect({ id, key, found: fact.length }).toEqual({ id, key, found: 1 });
        expect({ id, key, stated: figureCheck(fact, {}).checkUse(known.flatMap((each) => each ?? [])).length < (fact[0]?.says.length ?? 0) }).toEqual({ id, key, stated: true });
      }
    }
  });
});

describe('reading', () => {
  it('splits front matter and text', () => {
    expect(readArticle('menu/rice.md', '---\ntitle: Rice\ncategory: menu\ntags: [rice]\n---\n\nRice is included.\n')).toEqual({
      slug: 'rice',
      title: 'Rice',
      category: 'menu',
      tags: ['rice'],
      text: 'Rice is included.',
    });
  });

  it.each([
    ['no front matter', 'Rice is included.', /rice\.md: no front matter/],
    ['no title', '---\ncategory: menu\ntags: [a]\n---\nRice', /rice\.md: [\s\S]*title/],
    ['an unknown field', '---\ntitle: Rice\ncategory: menu\ntags: [a]\nauthor: x\n---\nRice', /rice\.md: [\s\S]*author/],
  ])('refuses an article with %s', (_, content, message) => {
    expect(() => readArticle('menu/rice.md', content)).toThrow(message);
  });

  it('names the line of a broken question', () => {
    expect(() => readQuestions('\n{"id":"q01"}')).toThrow(/line 2: /);
  });
});
