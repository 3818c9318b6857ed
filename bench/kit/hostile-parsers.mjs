// Every pure parser of the product that sees what strangers wrote, with the longest input that the product lets through to it.
import { join } from 'node:path';
import * as contracts from '@rapport/contracts';
import * as language from '@rapport/language';
import * as safety from '@rapport/safety';
import { root } from './process.mjs';

/** A message or a field of a form; a text that is read as a document in this thread: longer ones, and files, have a thread of their own. */
const [MESSAGE, DOCUMENT] = [8_000, 65_536];
const app = async (path, name) => (await import(join(root, 'apps', path)))[name];

/** What takes JSON: every schema of every message and of the HTTP bodies. */
function schemas() {
  const messages = contracts.ALL_MESSAGES.map(({ name, data }) => [`contract ${name}`, data]);
  const others = Object.entries(contracts).filter(([, value]) => typeof value?.safeParse === 'function').map(([name, value]) => [`schema ${name}`, value]);
  return [...messages, ...others].map(([name, schema]) => ({ name, longest: MESSAGE, takes: 'json', parse: (value) => schema.safeParse(value) }));
}

const text = (name, parse, longest = MESSAGE) => ({ name, longest, takes: 'text', parse });

/** Rules of the apps; their files are not exported, so they are taken from what was built. */
async function appParsers() {
  const rules = [
    ['memory/dist/fact/extract-facts.rule.js', 'extractFacts'], ['memory/dist/text/without-secrets.rule.js', 'withoutSecrets'], ['memory/dist/text/topic.rule.js', 'topicsOf'], ['memory/dist/text/sentiment.rule.js', 'sentimentOf'], ['memory/dist/text/storable.rule.js', 'storable'],
    ['memory/dist/import/read-line.rule.js', 'readLine'], ['knowledge/dist/chunk/lexeme.rule.js', 'termsOf'], ['knowledge/dist/document/clean-label.rule.js', 'cleanLabel'], ['knowledge/dist/document/description/format.rule.js', 'likelyFormat'],
    ['knowledge/dist/search/question.rule.js', 'questionTerms'], ['conversation/dist/route/smalltalk.rule.js', 'smalltalkOf'], ['conversation/dist/route/accepts-offer.rule.js', 'acceptsOffer'],
  ];
  const single = await Promise.all(rules.map(async ([path, name]) => text(`${path.split('/')[0]}: ${name}`, await app(path, name))));
  const lexemesOf = await app('knowledge/dist/chunk/lexeme.rule.js', 'lexemesOf');
  return [...single, text('knowledge: lexemesOf', (value) => lexemesOf({ title: value.slice(0, 300), headings: [value.slice(300, 600)], text: value }))];
}

/** @returns {Promise<{ name: string, longest: number, takes: 'text' | 'json', parse: (input: unknown) => unknown }[]>} */
export async function hostileParsers() {
  return [
    ...schemas(),
    text('cursor', (value) => contracts.decodeCursor(value, 2)),
    text('sentences', language.splitSentences), text('tokens', language.tokenize), text('content tokens', language.contentTokens), text('words', language.wordCount), text('normalise', language.normalizeText),
    text('fold', language.foldText), text('stem', language.stem, 200), text('estimate tokens', language.estimateTokens), text('shingles', (value) => language.shingles(language.tokenize(value), 5)),
    text('similarity', (value) => language.tokenSimilarity(language.tokenize(value), language.tokenize(value.slice(3)))), text('follow-up', language.isFollowUp), text('vague', language.isTooVague), text('preamble', language.withoutPreamble),
    text('standalone question', (value) => language.standaloneQuestion(value.slice(0, 100), [value], value)),
    text('personal data', (value) => language.detectPersonalData(value)), text('scrub', (value) => language.scrub(value)),
    text('Markdown chunks', (value) => language.chunkMarkdown(value), DOCUMENT), text('Markdown sections', language.sectionsOf, DOCUMENT), text('clean Markdown', language.cleanMarkdown, DOCUMENT), text('front matter', language.frontMatter, DOCUMENT),
    text('sentence stream', (value) => {
      const stream = new language.SentenceStream();
      for (let at = 0; at < value.length; at += 7) stream.push(value.slice(at, at + 7));
    }),
    text('red flags', safety.detectRedFlags), text('injection', safety.detectInjection), text('asks for a person', safety.asksForHuman), text('sentence kind', safety.sentenceKind), text('figures', safety.figuresOf),
    text('citations', (value) => safety.checkCitations(value, [{ ref: 'KB-1', text: value.slice(0, 4_000) }])),
    text('leaks', (value) => safety.findLeaks(value, { canaries: ['canary-7'], promptText: value.slice(0, 4_000), allowedTexts: [value.slice(2_000)] })),
    ...(await appParsers()),
  ];
}
