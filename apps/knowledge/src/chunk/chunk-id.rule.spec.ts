import { expect, it } from '@jest/globals';
import { chunkIdOf } from './chunk-id.rule.js';

it('an id of a chunk is a UUID, the same each time, and another for each document, version, place and text', () => {
  const documents = ['7b1f7a4e-5df5-4c8e-9d7f-6f1f6f0f0f01', '7b1f7a4e-5df5-4c8e-9d7f-6f1f6f0f0f02'];
  const ids = documents.flatMap((document) => [1, 2, 11].flatMap((version) => Array.from({ length: 50 }, (_, ordinal) => chunkIdOf(document, version, ordinal, 'We grill.'))));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(chunkIdOf(documents[0] ?? '', 1, 0, 'We grill.')).toBe(ids[0]);
  expect(ids).not.toContain(chunkIdOf(documents[0] ?? '', 1, 0, 'We cook.'));
});
