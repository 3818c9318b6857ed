import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { persona, workspaceSettings } from '@rapport/contracts';

const frontMatter = z.strictObject({
  title: z.string().min(1).max(300),
  category: z.string().min(1).max(60),
  tags: z.array(z.string().min(1).max(60)).min(1).max(20),
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 09:00');
const openOnDay = z.strictObject({ from: clock, to: clock }).nullable();

/** `openingHours` are those of the office, in the workspace's time zone; null means closed. */
const seedWorkspace = workspaceSettings.extend({
  slug: z.string().regex(/^[a-z0-9-]{1,60}$/),
  openingHours: z.strictObject({
    monday: openOnDay,
    tuesday: openOnDay,
    wednesday: openOnDay,
    thursday: openOnDay,
    friday: openOnDay,
    saturday: openOnDay,
    sunday: openOnDay,
  }),
});

const personaFile = z.strictObject({ persona, workspace: seedWorkspace });

const seedQuestion = z.strictObject({
  id: z.string(),
  question: z.string().min(1),
  /** The customer's message before, for a question that cannot be understood alone. */
  previous: z.string().min(1).optional(),
  answerable: z.boolean(),
  /** Slugs of the articles that hold the answer, the best first. */
  articles: z.array(z.string()),
  /** Keys of facts.json whose figures a right answer names. */
  facts: z.array(z.string()),
});
export type SeedQuestion = z.infer<typeof seedQuestion>;

export interface SeedArticle {
  slug: string;
  title: string;
  category: string;
  tags: string[];
  /** Markdown without the front matter. */
  text: string;
}

export interface Seed {
  articles: SeedArticle[];
  persona: z.infer<typeof persona>;
  workspace: z.infer<typeof seedWorkspace>;
  questions: SeedQuestion[];
}

/** @throws Error that names the file, when its front matter is missing or wrong */
export function readArticle(file: string, content: string): SeedArticle {
  const match = /^---\n([\s\S]*?)\n---\n+([\s\S]+)$/.exec(content.replaceAll('\r\n', '\n'));
  if (!match) throw new Error(`${file}: no front matter`);
  const parsed = frontMatter.safeParse(parse(match[1] ?? ''));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return { slug: basename(file, '.md'), ...parsed.data, text: (match[2] ?? '').trim() };
}

/** @throws Error that names the line, when it is not a question */
export function readQuestions(content: string): SeedQuestion[] {
  return content.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = seedQuestion.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`questions.jsonl line ${index + 1}: ${z.prettifyError(parsed.error)}`);
    return [parsed.data];
  });
}

/**
 * The demo workspace "Teppan & Co", read from the files beside this one.
 * @param folder where the files lie
 */
export async function loadSeed(folder: string = fileURLToPath(new URL('.', import.meta.url))): Promise<Seed> {
  const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');
  const files = (await readdir(join(folder, 'articles'), { recursive: true })).filter((file) => file.endsWith('.md')).sort();
  const [articles, personaText, questions] = await Promise.all([
    Promise.all(files.map(async (file) => readArticle(file, await read(join('articles', file))))),
    read('persona.json'),
    read('questions.jsonl'),
  ]);
  return { articles, ...personaFile.parse(JSON.parse(personaText)), questions: readQuestions(questions) };
}
