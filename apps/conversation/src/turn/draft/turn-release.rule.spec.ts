import { describe, expect, it } from '@jest/globals';
import { TurnRelease } from './turn-release.rule.js';

interface Event {
  readonly noted?: readonly [string, string];
  readonly shown?: readonly [number, string];
}

function ports(events: Event[], allow: () => boolean = () => true) {
  return {
    note: async (before: string, text: string) => {
      await new Promise(setImmediate);
      events.push({ noted: [before, text] });
      return allow();
    },
    show: async (offset: number, text: string) => {
      events.push({ shown: [offset, text] });
    },
  };
}

/** Waits until so many things have happened, however slow the machine is. */
async function happened(events: readonly Event[], count: number): Promise<void> {
  while (events.length < count) await new Promise(setImmediate);
}

describe('release of a reply', () => {
  it('notes each part before it shows it, and joins what comes meanwhile', async () => {
    const events: Event[] = [];
    const release = new TurnRelease('', ports(events));
    release.advance('One.');
    release.advance('One. Two.');
    release.advance('One. Two. Three.');
    await happened(events, 4);
    expect(events).toEqual([{ noted: ['', 'One.'] }, { shown: [0, 'One.'] }, { noted: ['One.', ' Two. Three.'] }, { shown: [4, ' Two. Three.'] }]);
    expect(await release.stop()).toBe('One. Two. Three.');
  });

  it('goes on behind what an earlier try has shown', async () => {
    const events: Event[] = [];
    const release = new TurnRelease('One.', ports(events));
    release.advance('One.');
    release.advance('One. Two.');
    await happened(events, 2);
    expect(events).toEqual([{ noted: ['One.', ' Two.'] }, { shown: [4, ' Two.'] }]);
  });

  it('shows nothing that could not be noted, and nothing afterwards', async () => {
    const events: Event[] = [];
    const release = new TurnRelease('', ports(events, () => false));
    release.advance('One.');
    await happened(events, 1);
    release.advance('One. Two.');
    expect(await release.stop()).toBe('');
    expect(events).toEqual([{ noted: ['', 'One.'] }]);
  });

  it('hands on what noting threw when it is stopped', async () => {
    const release = new TurnRelease('', { note: () => Promise.reject(new Error('database away')), show: async () => undefined });
    release.advance('One.');
    await expect(release.stop()).rejects.toThrow('database away');
    expect(release.shown).toBe('');
  });

  it('stops after the part that is under way', async () => {
    const events: Event[] = [];
    const release = new TurnRelease('', ports(events));
    release.advance('One.');
    release.advance('One. Two.');
    expect(await release.stop()).toBe('One.');
    expect(events).toHaveLength(2);
  });
});
