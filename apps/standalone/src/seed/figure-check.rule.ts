import { figures, phrase, statements, type Fact, type FigureText, type LocalFigure, type Statement } from './figure.rule.js';

interface Claim {
  /** Names the figure in a fault. */
  label: string;
  says: string;
  pattern: RegExp;
  value: number;
}

/**
 * Holds the articles against the facts. A figure is right when a phrase around it names its fact and the values agree, so a
 * wrong number is caught even when it is the right one for something else.
 * @param locals figures of single articles, by slug
 * @returns one line per fault; empty when every figure is accounted for
 */
export function figureCheck(facts: readonly Fact[], locals: Readonly<Record<string, readonly LocalFigure[]>>) {
  const values = new Map(facts.flatMap(({ key, value }) => (typeof value === 'number' ? [[key, value] as const] : [])));
  const valueOf = (key: string): number => {
    const value = values.get(key);
    if (value === undefined) throw new Error(`facts.json has no figure ${key}`);
    return value;
  };
  const claims: Claim[] = facts.flatMap(({ key, value, says }) =>
    typeof value === 'number' ? says.map((each) => ({ label: key, says: each, pattern: phrase(each), value })) : [],
  );
  const localClaims = (slug: string): Claim[] =>
    (locals[slug] ?? []).map(({ says, value }) => ({ label: `${slug}: ${says}`, says, pattern: phrase(says), value: value(valueOf) }));

  /** Faults of one article, whatever the others say. */
  const checkArticle = ({ slug, text }: FigureText): string[] => {
    const plain = text.replaceAll('**', '');
    const accounted = new Set<number>();
    const faults: string[] = [];
    for (const { statement, claim } of stated(plain, [...claims, ...localClaims(slug)])) {
      accounted.add(statement.at);
      if (Math.abs(statement.value - claim.value) > 1e-9) {
        faults.push(`${slug}: "${statement.words}" gives ${statement.value} for ${claim.label}, which is ${claim.value}`);
      }
    }
    for (const { at, written } of figures(plain)) {
      if (!accounted.has(at)) faults.push(`${slug}: no fact accounts for ${written} in "${plain.slice(Math.max(0, at - 40), at + 40).replace(/\s+/g, ' ')}"`);
    }
    return faults;
  };

  /** Facts, phrases and figures of single articles that no article uses. */
  const checkUse = (articles: readonly FigureText[]): string[] => {
    const used = (claim: Claim, texts: readonly FigureText[]): boolean => texts.some(({ text }) => statements(claim.pattern, text.replaceAll('**', '')).length > 0);
    const unusedLocals = Object.keys(locals).flatMap((slug) => {
      const own = articles.filter((article) => article.slug === slug);
      return localClaims(slug).filter((claim) => !used(claim, own));
    });
    const missing = facts.filter(({ value }) => typeof value === 'string' && !articles.some(({ text }) => text.includes(value)));
    return [
      ...[...claims.filter((claim) => !used(claim, articles)), ...unusedLocals].map((claim) => `nothing says "${claim.says}" (${claim.label})`),
      ...facts.filter(({ value, says }) => typeof value === 'number' && says.length === 0).map(({ key }) => `${key} has no phrase`),
      ...missing.map(({ key }) => `no article mentions ${key}`),
    ];
  };
  return { checkArticle, checkUse, valueOf };
}

function stated(text: string, claims: readonly Claim[]): { statement: Statement; claim: Claim }[] {
  return claims.flatMap((claim) => statements(claim.pattern, text).map((statement) => ({ statement, claim })));
}
