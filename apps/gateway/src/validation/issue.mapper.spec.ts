import { describe, expect, it } from '@jest/globals';
import { conversationCreateBody, documentCreateBody, feedbackBody, idParam, messageCreateBody, searchQuery } from '@rapport/contracts';
import type { z } from 'zod';
import { toFieldIssues } from './issue.mapper.js';

const issuesOf = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : toFieldIssues(parsed.error.issues);
};

describe('toFieldIssues', () => {
  it.each([
    ['an unknown field', messageCreateBody, { text: 'hi', txt: 'hi' }, 'txt', 'is not a field of this request'],
    ['a nested unknown field', conversationCreateBody, { customer: { mail: 'x' } }, 'customer.mail', 'is not a field of this request'],
    ['a wrong type', messageCreateBody, { text: 7 }, 'text', 'must be a string'],
    ['a missing field', messageCreateBody, {}, 'text', 'is required'],
    ['no body at all', messageCreateBody, undefined, '', 'is required'],
    ['too long a text', messageCreateBody, { text: 'x'.repeat(8_001) }, 'text', 'must be at most 8000 characters'],
    ['blank words', messageCreateBody, { text: '   ' }, 'text', 'must be at least 1 characters'],
    ['a wrong word', conversationCreateBody, { channel: 'fax' }, 'channel', 'must be one of sms, email, instagram, facebook, phone, live_chat'],
    ['a wrong address', conversationCreateBody, { customer: { email: 'ana@' } }, 'customer.email', 'must be a valid e-mail address'],
    ['a wrong id', idParam, { id: '12' }, 'id', 'must be a valid id (uuid)'],
    ['a number that is none', searchQuery, { q: 'a', limit: 'many' }, 'limit', 'must be a number'],
    ['too high a number', searchQuery, { q: 'a', limit: '51' }, 'limit', 'must be at most 50'],
    ['too many items', documentCreateBody, { title: 'a', text: 'b', tags: Array(21).fill('t') }, 'tags', 'must be at most 20 items'],
    ['an item', documentCreateBody, { title: 'a', text: 'b', tags: ['ok', 3] }, 'tags.1', 'must be a string'],
    ['an empty rating', feedbackBody, {}, '', 'needs at least one of thumb, stars, helpful, accurate and text'],
  ])('%s', (_, schema, value, field, rule) => {
    const issues = issuesOf(schema, value);
    expect(issues[0]).toMatchObject({ field, rule });
    expect(issues.every(({ mend }) => mend.length > 5)).toBe(true);
  });

  it('tells all faults at once', () => {
    expect(issuesOf(documentCreateBody, { title: 1, text: 2, nope: 3 }).map(({ field }) => field).sort()).toEqual(['nope', 'text', 'title']);
  });
});
