import type { KillRecord, SendRecord, Sighting } from './history.types.js';

/** Writes down what a run did and saw from outside. */
export class History {
  readonly sends: SendRecord[] = [];
  readonly kills: KillRecord[] = [];
  /** How tries ended that got no 2xx, by status. */
  readonly refusals: Record<string, number> = {};
  private readonly seen = new Map<string, Sighting>();

  /** What came out; the same thing seen in the same way again counts once. */
  get sightings(): readonly Sighting[] {
    return [...this.seen.values()];
  }

  begin(conversationId: string, text: string, key: string): SendRecord {
    const record: SendRecord = { conversationId, text, key, sentAt: performance.now(), acknowledgements: [] };
    this.sends.push(record);
    return record;
  }

  acknowledge(record: SendRecord, messageId: string): void {
    record.acknowledgements.push({ at: performance.now(), messageId });
  }

  /** A try got no 2xx. @param how the status, or `no answer` */
  refuse(how: string): void {
    this.refusals[how] = (this.refusals[how] ?? 0) + 1;
  }

  see(sighting: Sighting): void {
    this.seen.set(JSON.stringify(sighting), sighting);
  }

  blow(victim: string): KillRecord {
    const record: KillRecord = { victim, at: performance.now(), readyMs: null, replyMs: null };
    this.kills.push(record);
    return record;
  }

  /** A turn has ended whose first message was sent at `askedAt`. */
  turnEnded(askedAt: number): void {
    for (const kill of this.kills) if (kill.replyMs === null && askedAt >= kill.at) kill.replyMs = performance.now() - kill.at;
  }
}
