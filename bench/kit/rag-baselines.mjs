// What a search over the same documents reaches without the product: BM25, and PostgreSQL's own full text. Both take whole documents.
import { PGlite } from '@electric-sql/pglite';
import { postgresAvailable, startPostgres } from '@rapport/testing';
import pg from 'pg';

const STOP_WORDS = new Set(
  ('a about after all also am an and any are as at be because been before being between both but by can could did do does doing down during each few for ' +
    'from had has have having he her here hers him his how i if in into is it its just me more most my no nor not of off on once only or other our out ' +
    'over own same she should so some such than that the their them then there these they this those through to too under until up very was we were ' +
    'what when where which while who whom why will with would you your').split(' '),
);

/** Harman's S-stemmer ("How effective is suffixing?", 1991). */
function light(word) {
  if (/ies$/.test(word) && !/[ae]ies$/.test(word)) return word.replace(/ies$/, 'y');
  if (/es$/.test(word) && !/[aeo]es$/.test(word)) return word.replace(/es$/, 'e');
  return /s$/.test(word) && !/[us]s$/.test(word) ? word.slice(0, -1) : word;
}

const words = (text) => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP_WORDS.has(word)).map(light);

/** BM25 with stop words and light stems, k1 1.2 and b 0.75, over title and text. */
export function bm25Search(documents, wanted) {
  const lists = documents.map(({ title, text }) => words(`${title}\n${text}`));
  const average = lists.reduce((sum, list) => sum + list.length, 0) / lists.length;
  const postings = new Map();
  lists.forEach((list, document) => {
    for (const word of list) {
      const counts = postings.get(word) ?? postings.set(word, new Map()).get(word);
      counts.set(document, (counts.get(document) ?? 0) + 1);
    }
  });
  return (question) => {
    const scores = new Map();
    for (const word of new Set(words(question))) {
      const counts = postings.get(word) ?? new Map();
      const rarity = Math.log(1 + (documents.length - counts.size + 0.5) / (counts.size + 0.5));
      for (const [document, count] of counts) {
        const norm = 1.2 * (0.25 + (0.75 * lists[document].length) / average);
        scores.set(document, (scores.get(document) ?? 0) + (rarity * count * 2.2) / (count + norm));
      }
    }
    return [...scores].sort(([a, x], [b, y]) => y - x || a - b).slice(0, wanted).map(([document]) => documents[document].id);
  };
}

/** The database of the full text baseline: a server of its own where PostgreSQL is installed, else PGlite. */
export async function openFullText() {
  if (!postgresAvailable()) {
    const lite = new PGlite();
    return { database: 'PGlite', query: async (sql, values) => (await lite.query(sql, values)).rows, close: () => lite.close() };
  }
  const server = await startPostgres();
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  const close = async () => {
    await client.end();
    await server.stop();
  };
  const [{ server_version: version }] = (await client.query('show server_version')).rows;
  return { database: `PostgreSQL ${version}`, query: async (sql, values) => (await client.query(sql, values)).rows, close };
}

/** `english` configuration, any of the words, `ts_rank`. */
export async function fullTextSearch({ query }, documents, wanted) {
  await query('drop table if exists texts', []);
  await query('create temp table texts (place integer primary key, words tsvector not null)', []);
  const sql = `insert into texts select place - 1, to_tsvector('english', body) from unnest($1::text[]) with ordinality as t (body, place)`;
  await query(sql, [documents.map(({ title, text }) => `${title}\n${text}`)]);
  await query('create index on texts using gin (words)', []);
  await query('analyze texts', []);
  return async (question) => {
    const rows = await query(
      `with asked as (select replace(plainto_tsquery('english', $1)::text, '&', '|')::tsquery as any_of)
       select place from texts, asked where words @@ any_of order by ts_rank(words, any_of) desc, place limit $2`,
      [question, wanted],
    );
    return rows.map(({ place }) => documents[place].id);
  };
}
