import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { detectRedFlags } from '../red-flag/detect-red-flags.rule.js';
import { RED_FLAG_TOPICS } from '../red-flag/red-flag.types.js';
import { CRISIS_RESOURCES, EMERGENCY_NUMBERS } from './crisis-resource.data.js';
import { crisisReply } from './crisis-reply.rule.js';
import { crisisResources } from './crisis-resources.rule.js';

const known = new Set([...CRISIS_RESOURCES.map((resource) => resource.country), ...Object.keys(EMERGENCY_NUMBERS), 'UK']);

describe('crisis resources', () => {
  it.each([
    ['US', 'suicide', '988'],
    ['us', 'domestic_violence', '1-800-799-7233'],
    ['UK', 'suicide', '116 123'],
    ['GB', 'domestic_violence', '0808 2000 247'],
    ['AU', 'self_harm', '13 11 14'],
    ['DE', 'mental_health_crisis', '0800 111 0 111'],
    ['PT', 'suicide', '112'],
    ['NZ', 'medical_emergency', '111'],
  ] as const)('%s, %s: %s', (country, topic, number) => {
    expect(crisisResources(country, topic).text).toContain(number);
  });

  it('names no number for a country that it does not know', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(null), fc.string({ maxLength: 8 })).filter((country) => !known.has((country ?? '').trim().toUpperCase())), fc.constantFrom(...RED_FLAG_TOPICS), (country, topic) => {
        const { text, resources } = crisisResources(country, topic);
        expect(resources).toEqual([]);
        expect(text).not.toMatch(/\d/);
        expect(text).toContain('local emergency services');
      }),
    );
    expect(crisisResources('__proto__', 'suicide').text).not.toMatch(/\d/);
  });

  it.each(CRISIS_RESOURCES.map((resource) => ({ ...resource })))('$country $name has a source, a date and a way to reach it', (resource) => {
    expect(resource.source).toMatch(/^https:\/\//);
    expect(resource.knownAsOf).toMatch(/^\d{4}-\d{2}$/);
    expect(resource.phone ?? resource.textLine).toBeTruthy();
    expect(resource.topics.length).toBeGreaterThan(0);
  });
});

describe('crisisReply', () => {
  it('begins with where to find help and says that a person is told', () => {
    expect(crisisReply('US', detectRedFlags('I want to kill myself')).split('\n')[0]).toMatch(/^988 Suicide/);
    expect(crisisReply('US', detectRedFlags('I want to kill myself'))).toContain('a person on our team');
    expect(crisisReply(null, detectRedFlags("I can't breathe"), { personTold: false })).not.toContain('person on our team');
  });

  it('answers the gravest, and of these the most urgent', () => {
    expect(crisisReply('US', detectRedFlags('I feel hopeless. I took too many pills and my chest hurts'))).toMatch(/^If you or someone else is in danger/);
    expect(crisisReply('GB', [])).toContain('Samaritans');
  });
});
