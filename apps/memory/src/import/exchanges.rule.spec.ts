import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ImportedConversation, ImportedMessage } from '@rapport/contracts';
import { exchangesOf } from './exchanges.rule.js';
import { readLine } from './read-line.rule.js';

const say = (role: ImportedMessage['role'], text: string, minute: number): ImportedMessage => ({ role, text, time: new Date(minute * 60_000).toISOString(), externalId: `${role}-${minute}` });
const conversation = (...messages: ImportedMessage[]): ImportedConversation => ({ customer: { externalId: 'x' }, channel: 'email', externalId: 'c', messages });

describe('past conversations as exchanges', () => {
  it('what the customer wrote until somebody answered, with the answers', () => {
    const found = exchangesOf(conversation(say('customer', 'Hi', 0), say('customer', 'Are you open?', 1), say('assistant', 'Yes.', 2), say('staff', 'Till nine.', 3), say('customer', 'Thanks', 4)), 'id');
    expect(found.map(({ question, reply }) => [question, reply])).toEqual([['Hi\nAre you open?', 'Yes.\nTill nine.'], ['Thanks', null]]);
    expect(found[0]).toMatchObject({ questionIds: ['customer-0', 'customer-1'], replyIds: ['assistant-2', 'staff-3'], at: new Date(0), channel: 'email', sessionId: 'import:c' });
  });

  it('keeps who speaks first, and a long pause apart', () => {
    const found = exchangesOf(conversation(say('staff', 'Your order is here', 0), say('customer', 'Great', 1), say('customer', 'Another thing', 600)), 'id');
    expect(found.map(({ question, reply }) => [question, reply])).toEqual([['', 'Your order is here'], ['Great', null], ['Another thing', null]]);
  });

  it('loses no message, and gives the same exchanges the same keys in whatever order they come', () => {
    const messages = fc.array(fc.constantFrom('customer' as const, 'assistant' as const), { minLength: 1, maxLength: 30 }).map((roles) => roles.map((role, index) => say(role, `m${index}`, index * 7)));
    fc.assert(
      fc.property(messages, (list) => {
        const found = exchangesOf(conversation(...list), 'id');
        expect(found.flatMap(({ questionIds, replyIds }) => [...questionIds, ...replyIds]).sort()).toEqual(list.map(({ externalId }) => externalId).sort());
        expect(exchangesOf(conversation(...[...list].reverse()), 'id').map(({ sourceKey }) => sourceKey)).toEqual(found.map(({ sourceKey }) => sourceKey));
        return new Set(found.map(({ sourceKey }) => sourceKey)).size === found.length;
      }),
    );
  });
});

describe('lines of an import', () => {
  const good = { customer: { email: 'a@example.com' }, messages: [{ role: 'customer', text: 'Hi', time: '2025-01-01T10:00:00+02:00', externalId: '1' }] };

  it('reads a conversation', () => {
    expect(readLine(JSON.stringify(good))).toMatchObject({ conversation: { channel: 'live_chat', messages: [{ text: 'Hi' }] } });
  });

  it.each([
    ['{', 'is no JSON'],
    ['[]', 'the line'],
    [JSON.stringify({ ...good, customer: { name: 'Ana' } }), 'customer'],
    [JSON.stringify({ ...good, channel: 'pigeon' }), 'channel'],
    [JSON.stringify({ ...good, messages: [] }), 'messages'],
    [JSON.stringify({ ...good, messages: [{ ...good.messages[0], time: 'yesterday' }] }), 'messages.0.time'],
    [JSON.stringify({ ...good, messages: [good.messages[0], good.messages[0]] }), 'stands twice'],
    [JSON.stringify({ ...good, surprise: 1 }), 'surprise'],
  ])('refuses %s with a reason', (line, reason) => {
    const read = readLine(line);
    expect('refused' in read ? read.refused : '').toContain(reason);
  });

  it('throws at nothing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (line) => readLine(line) !== undefined));
  });
});
