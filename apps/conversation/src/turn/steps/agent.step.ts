import { Injectable } from '@nestjs/common';
import type { CheckedSentence } from '@rapport/agent-kit';
import type { AgentDraft, AgentTask } from '@rapport/contracts';
import type { Route } from '../../route/router.service.js';
import { smalltalkReply } from '../../route/smalltalk.rule.js';
import { handOverSentence, holdingReply } from '../../escalation/holding-reply.rule.js';
import { citationsOf } from '../draft/citation.rule.js';
import type { GatedDraft } from '../draft/draft-gate.rule.js';
import { DraftService } from '../draft/draft.service.js';
import { repairNotes } from '../draft/problem.rule.js';
import type { TurnRelease } from '../draft/turn-release.rule.js';
import type { Answer, DraftCheck, OpenTurn, TurnContext } from '../turn.types.js';
import { needsMoreWords } from '../vague.rule.js';

interface Written {
  readonly draft: AgentDraft;
  readonly gated: GatedDraft;
}

const VAGUE_REPLY = 'Could you tell me a little more about what you would like to know?';

/** Has the reply written by the agent that the route names, each sentence through the checks; mends it once. */
@Injectable()
export class AgentStep {
  constructor(private readonly drafts: DraftService) {}

  async run(turn: OpenTurn, context: TurnContext, route: Route, check: DraftCheck, release: TurnRelease): Promise<Answer> {
    const contact = context.workspace.escalationContact;
    // What the customer has begun to read is gone on with, whatever the route says now.
    if (release.shown === '') {
      if (route.intent === 'human') return fixed('hand_over', holdingReply('asked_for_person', contact), { escalate: 'asked_for_person' });
      if (route.smalltalk) return fixed('smalltalk', smalltalkReply(route.smalltalk, context.workspace, turn.history.length > 0, context.remembered?.profile.name ?? null));
      if (needsMoreWords(turn.standaloneQuestion, context.passages)) return fixed('clarify', VAGUE_REPLY);
    }
    return this.knowledge(turn, taskOf(turn, context, route, release.shown), check, release, contact);
  }

  private async knowledge(turn: OpenTurn, task: AgentTask, check: DraftCheck, release: TurnRelease, contact: string): Promise<Answer> {
    const first = await this.drafts.write(turn, task, check, release);
    const faults = first.gated.sentences.filter(({ ok }) => !ok);
    if (!first.gated.continues) return closed(await release.stop(), contact, first);
    if (faults.length === 0) return answer(first.gated.passed, first, first.gated.sentences, false, task);
    const second = await this.mend(turn, task, check, release, first.gated.passed, faults);
    const checks = [...first.gated.sentences, ...(second?.gated.sentences ?? [])];
    const best = second?.gated.continues === true ? second : first;
    const text = best.gated.allPassed;
    if (carriesSomething(text, best.draft, task)) return answer(text, best, checks, true, task);
    const shown = await release.stop();
    const closing = shown === '' ? holdingReply('failed_checks', contact) : `${shown} ${handOverSentence(contact)}`;
    return fixed('hand_over', closing, { escalate: 'failed_checks', draft: best.draft, checks, repaired: true });
  }

  /** The one repair. A provider that fails now costs the repair, not the turn. */
  private async mend(turn: OpenTurn, task: AgentTask, check: DraftCheck, release: TurnRelease, passed: string, faults: readonly CheckedSentence[]): Promise<Written | null> {
    try {
      return await this.drafts.write(turn, { ...task, released: passed, repair: repairNotes(faults) }, check, release);
    } catch {
      return null;
    }
  }
}

function taskOf(turn: OpenTurn, context: TurnContext, route: Route, released: string): AgentTask {
  return {
    turnId: turn.id,
    question: turn.question,
    standaloneQuestion: turn.standaloneQuestion,
    intent: route.intent,
    history: turn.history,
    passages: [...context.passages],
    workspace: context.workspace,
    customerName: context.customer.name,
    ...(context.remembered ? { profile: context.remembered.profile, memories: [...context.remembered.memories] } : {}),
    released,
    repair: [],
  };
}

/** What is left after the checks is a reply when it still answers from a source, or says openly that it can't. */
function carriesSomething(text: string, draft: AgentDraft, task: AgentTask): boolean {
  return text.trim() !== '' && (draft.abstained || citationsOf(text, task.passages).length > 0);
}

function answer(text: string, { draft }: Written, checks: readonly CheckedSentence[], repaired: boolean, task: AgentTask): Answer {
  const escalate = draft.actions.find(({ type }) => type === 'escalate')?.reason ?? null;
  const citations = draft.abstained ? [] : citationsOf(text, task.passages);
  return { agent: 'knowledge', text: text.trimEnd(), confidence: draft.confidence, abstained: draft.abstained, citations, escalate, draft, checks, repaired };
}

/** A draft that does not go on with what the customer has read can't be used. */
function closed(shown: string, contact: string, { draft, gated }: Written): Answer {
  const text = shown === '' ? holdingReply('turn_failed', contact) : `${shown} ${handOverSentence(contact)}`;
  return fixed('hand_over', text, { escalate: 'turn_failed', draft, checks: gated.sentences });
}

function fixed(agent: string, text: string, more: Partial<Answer> = {}): Answer {
  return { agent, text, confidence: null, abstained: false, citations: [], escalate: null, draft: null, checks: [], repaired: false, ...more };
}
