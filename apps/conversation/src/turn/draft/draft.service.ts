import { Injectable } from '@nestjs/common';
import { type AgentDraft, type AgentTask, knowledgeReply, turnDraft } from '@rapport/contracts';
import { Live, Messenger } from '@rapport/messaging';
import { DraftGate, type GatedDraft } from './draft-gate.rule.js';
import type { TurnRelease } from './turn-release.rule.js';
import type { DraftCheck, DraftFacts, OpenTurn } from '../turn.types.js';

/** Channels on which a reply is read while it is written. */
const STREAMING = new Set(['live_chat']);

/** Has a draft written and takes its pieces through the gate while they come. */
@Injectable()
export class DraftService {
  constructor(
    private readonly messenger: Messenger,
    private readonly live: Live,
  ) {}

  async write(turn: OpenTurn, task: AgentTask, check: DraftCheck, release: TurnRelease): Promise<{ draft: AgentDraft; gated: GatedDraft }> {
    let facts: DraftFacts = { abstained: false, prompt: null };
    const gate = new DraftGate(task.released, (sentence) => check(sentence, facts));
    const following = STREAMING.has(turn.channel) ? this.follow(turn.id, gate, release) : null;
    try {
      const draft = await this.messenger.request(knowledgeReply, task);
      facts = { abstained: draft.abstained, prompt: draft.prompt };
      const gated = await gate.finish(draft.text);
      if (gated.continues && (!draft.abstained || gated.sentences.every(({ ok }) => ok))) return { draft, gated };
      // What was streamed was another text, or was judged as an answer and is none: it is judged anew, behind what has been read of it.
      const anew = new DraftGate(longer(task.released, await release.stop()), (sentence) => check(sentence, facts));
      return { draft, gated: await anew.finish(draft.text) };
    } finally {
      following?.then((stop) => stop()).catch(() => undefined);
    }
  }

  /** Pieces that were missed are no loss, the draft comes whole at the end: so neither the beginning nor the end of listening is waited for. */
  private follow(turnId: string, gate: DraftGate, release: TurnRelease): Promise<() => Promise<void>> {
    let taken = 0;
    return this.live.subscribe(turnDraft, turnId, ({ offset, text }) => {
      if (offset !== taken) return;
      taken += text.length;
      void gate.push(text).then((passed) => release.advance(passed));
    });
  }
}

function longer(a: string, b: string): string {
  return a.length > b.length ? a : b;
}
