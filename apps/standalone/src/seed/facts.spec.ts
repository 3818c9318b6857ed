import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { figureCheck } from './figure-check.rule.js';
import { figures, toNumber, type Fact } from './figure.rule.js';
import { localFigures } from './local-figures.data.js';
import { loadSeed, type SeedArticle } from './seed.loader.js';

let facts: Fact[] = [];
let articles: SeedArticle[] = [];

beforeAll(async () => {
  facts = JSON.parse(await readFile(new URL('facts.json', import.meta.url), 'utf8')) as Fact[];
  ({ articles } = await loadSeed());
});

function article(slug: string): SeedArticle {
  const found = articles.find((each) => each.slug === slug);
  if (!found) throw new Error(`no article ${slug}`);
  return found;
}

/** A copy of an article in which the first `from` is `to`. */
function planted(slug: string, from: string, to: string): SeedArticle {
  const original = article(slug);
  expect(original.text).toContain(from);
  return { ...original, text: original.text.replace(from, () => to) };
}

describe('the figures of the articles', () => {
  it('are those of facts.json, or follow from them', () => {
    const { checkArticle } = figureCheck(facts, localFigures);
    expect(articles.flatMap((each) => checkArticle(each))).toEqual([]);
  });

  it('state every fact, and every phrase of a fact is used', () => {
    expect(figureCheck(facts, localFigures).checkUse(articles)).toEqual([]);
  });

  it('are each known once', () => {
    expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
    expect(facts.length).toBeGreaterThan(100);
  });

  it('name only local figures of articles that exist', () => {
    const slugs = articles.map(({ slug }) => slug);
    expect(Object.keys(localFigures).filter((slug) => !slugs.includes(slug))).toEqual([]);
  });

  it('leave no telephone number or e-mail address out of facts.json, and all of them are fictional', () => {
    const text = articles.map((each) => each.text).join('\n');
    const contacts = new Set([...text.matchAll(/\(?\d{3}\)?[ -]\d{3}-\d{4}|[\w.+-]+@[\w.-]+\w/g)].map(([contact]) => contact));
    expect([...contacts].sort()).toEqual(facts.flatMap(({ value }) => (typeof value === 'string' ? [value] : [])).sort());
    for (const contact of contacts) expect(contact).toMatch(/ 555-01\d\d$|@example\.com$/);
  });
});

describe('a wrong figure', () => {
  it.each([
    ['price-per-guest', '$60 per adult', '$65 per adult', /gives 65 for price\.adult_usd, which is 60/],
    ['cancellation-policy', '14 or more days', '10 or more days', /gives 10 for cancellation\.full_refund_days, which is 14/],
    ['cancellation-policy', 'less a 10% administration', 'less a 50% administration', /gives 50 for cancellation\.admin_fee_percent/],
    // Right for lobster tail, wrong for filet mignon.
    ['protein-upgrades', 'Filet mignon | $8', 'Filet mignon | $16', /gives 16 for upgrade\.filet_mignon_usd/],
    ['example-totals', '| $862 |', '| $872 |', /gives 872 for example-totals/],
    ['refunds', 'the refund is $162', 'the refund is $172', /gives 172 for refunds/],
    ['contact-and-office-hours', 'from 9 a.m.', 'from 8 a.m.', /gives 8 for hours\.weekday_open_am/],
    ['drinks', 'We do not serve coffee', 'A pot of coffee costs $15. We do not serve coffee', /no fact accounts for 15/],
    ['gratuity', 'The whole gratuity', '100 percent of the gratuity', /no fact accounts for 100/],
  ])('in %s is caught: %j becomes %j', (slug, from, to, fault) => {
    const faults = figureCheck(facts, localFigures).checkArticle(planted(slug, from, to));
    expect(faults.join('\n')).toMatch(fault);
  });

  it('is caught wherever it stands: each figure of each article, changed by one', () => {
    const { checkArticle } = figureCheck(facts, localFigures);
    const missed: string[] = [];
    let planted = 0;
    for (const { slug, text } of articles) {
      for (const { at, written } of figures(text)) {
        planted += 1;
        const mutant = `${text.slice(0, at)}${toNumber(written) + 1}${text.slice(at + written.length)}`;
        if (checkArticle({ slug, text: mutant }).length === 0) missed.push(`${slug}: ${mutant.slice(Math.max(0, at - 30), at + 30)}`);
      }
    }
    expect(missed).toEqual([]);
    expect(planted).toBeGreaterThan(400);
  });

  it('in facts.json is caught in the articles and in the examples that follow from it', () => {
    const dearer = facts.map((fact) => (fact.key === 'price.adult_usd' ? { ...fact, value: 61 } : fact));
    const { checkArticle } = figureCheck(dearer, localFigures);
    const touched = articles.filter((each) => checkArticle(each).length > 0).map(({ slug }) => slug);
    expect(touched).toEqual(expect.arrayContaining(['price-per-guest', 'example-totals', 'weekday-discount', 'holiday-prices', 'gratuity', 'deposits']));
  });

  it('is a fact that no article states', () => {
    const more = [...facts, { key: 'price.cake_usd', name: 'Cake', value: 40, unit: 'USD', says: ['a cake costs $#'] }];
    expect(figureCheck(more, localFigures).checkUse(articles)).toEqual(['nothing says "a cake costs $#" (price.cake_usd)']);
  });
});
