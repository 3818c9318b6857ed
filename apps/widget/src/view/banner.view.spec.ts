import { describe, expect, it } from '@jest/globals';
import { EMPTY } from '../chat/state.rule.js';
import { bannerOf } from './banner.view.js';

describe('bannerOf', () => {
  it.each([
    ['nothing when all is as it should be', {}, null],
    ['who has the conversation', { status: 'escalated', contact: 'Maya' }, { kind: 'person', text: 'Maya has your conversation.' }],
    ['that a person has it when nobody is named', { status: 'escalated', contact: 'a person on our team' }, { kind: 'person', text: 'A person on our team has your conversation.' }],
    ['the same when the name is not known', { status: 'escalated' }, { kind: 'person', text: 'A person on our team has your conversation.' }],
    ['the end', { status: 'closed' }, { kind: 'over', text: 'This conversation has ended. Write to begin a new one.' }],
    ['a lost connection before everything else', { status: 'escalated', connection: 'reconnecting', problem: 'Words' }, { kind: 'warn' }],
    ['being offline', { connection: 'offline', problem: 'Words' }, { kind: 'warn', text: 'You are offline. What you write is kept and sent when you are back.' }],
    ['a problem before who has the conversation', { status: 'escalated', problem: 'Words' }, { kind: 'bad', text: 'Words' }],
  ] as const)('says %s', (_, state, expected) => {
    const banner = bannerOf({ ...EMPTY, ...state });
    if (expected) expect(banner).toMatchObject(expected);
    else expect(banner).toBeNull();
  });
});
