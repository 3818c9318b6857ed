import { describe, expect, it } from '@jest/globals';
import { detectRedFlags } from '@rapport/safety';
import { gravityOf } from './gravity.rule.js';
import { conclusionFor } from './reception.rule.js';

describe('gravity of a message', () => {
  it('is that of its gravest sign, whose topic comes first', () => {
    const sign = (topic: 'suicide' | 'substance_abuse', severity: 'low' | 'high') => ({ topic, severity, phrase: '', start: 0, end: 0 });
    expect(gravityOf([sign('substance_abuse', 'low'), sign('suicide', 'high'), sign('suicide', 'low')])).toEqual({
      severity: 'high',
      topics: ['suicide', 'substance_abuse'],
    });
    expect(gravityOf([])).toEqual({ severity: null, topics: [] });
  });

  it('makes a reply, a call and an explanation with nothing else known', () => {
    const text = 'I want to kill myself tonight';
    const flags = detectRedFlags(text);
    const reading = { text, receivedAt: '', flags, gravity: gravityOf(flags), asksForPerson: false };
    const conclusion = conclusionFor('crisis', reading, null, new Date('2026-11-21T10:00:00Z'));
    expect(conclusion).toMatchObject({
      event: 'escalate',
      call: { reason: 'red_flag', topic: 'suicide', priority: 'urgent', dueAt: new Date('2026-11-21T10:05:00Z') },
      onlyWhileActive: false,
    });
    expect(conclusion?.reply?.text).not.toMatch(/988/);
  });
});
