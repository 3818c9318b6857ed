import { Injectable } from '@nestjs/common';
import type { AgentDraft, AgentTask, ModelChoice } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { ChatModel, type ChatRequest, type ChatResult } from '@rapport/llm';
import { Live } from '@rapport/messaging';
import { abstentionText, LEAST_CONFIDENCE, readAbstention } from './abstention.rule.js';
import { askBack } from './ask-back.rule.js';
import { sourcedShare } from './confidence.rule.js';
import { continueAfter } from './continuation.rule.js';
import { DraftCourier } from './draft.courier.js';
import { PROMPT_VERSION, promptFor } from './prompt.rule.js';

/** System row B5: close to the words of the documents. */
const TEMPERATURE = 0.3;
const MOST_TOKENS = 700;

type Outcome = Pick<AgentDraft, 'text' | 'abstained' | 'confidence'>;

/** Answers from what the business knows, or says that it doesn't. */
@Injectable()
export class AgentService {
  constructor(
    private readonly chat: ChatModel,
    private readonly live: Live,
  ) {}

  async reply(task: AgentTask, signal: AbortSignal): Promise<AgentDraft> {
    const prompt = promptFor(task, new Date());
    const courier = new DraftCourier(this.live, task.turnId);
    const result = await this.write(task, { ...this.requestFor(task), messages: prompt.messages, signal }, courier);
    const outcome = this.outcome(task, result, courier.hasLeft);
    await courier.finish(outcome.text);
    const { provider, model, inputTokens, outputTokens, costUsd, durationMs } = result;
    return {
      ...outcome,
      actions: [],
      model: { provider, model, inputTokens, outputTokens, costUsd, durationMs },
      promptVersion: PROMPT_VERSION,
      promptParts: prompt.parts,
      prompt: prompt.text,
    };
  }

  private requestFor(task: AgentTask): Omit<ChatRequest, 'messages'> {
    return {
      purpose: 'reply',
      turn: task.turnId,
      temperature: TEMPERATURE,
      maxTokens: MOST_TOKENS,
      ...preferenceOf(task.workspace.models?.reply),
      question: task.standaloneQuestion,
      passages: task.passages.map(({ ref, title, headings, text, score }) => ({ ref, title, headings, text, score })),
    };
  }

  /** A reply that goes on behind words already read, or mends a draft, is put right before any of it leaves: the model may begin anew. */
  private async write(task: AgentTask, request: ChatRequest, courier: DraftCourier): Promise<ChatResult> {
    if (task.passages.length === 0) return NOTHING_ASKED;
    const question = askBack(task);
    if (question !== null) return { ...NOTHING_ASKED, text: question, finishReason: 'stop', confidence: 1 };
    if (task.released !== '' || task.repair.length > 0) return this.chat.complete(request);
    for await (const event of this.chat.stream(request)) {
      if (event.type === 'text') await courier.push(event.text);
      if (event.type === 'done') return event.result;
    }
    throw new AppError('unavailable', 'the chat stream ended without a result');
  }

  private outcome({ workspace, passages, released, repair }: AgentTask, result: ChatResult, hasLeft: boolean): Outcome {
    const confidence = result.confidence ?? sourcedShare(result.text, new Set(passages.map(({ ref }) => ref)));
    const unsure = result.confidence !== undefined && result.confidence < LEAST_CONFIDENCE && !hasLeft;
    const silent = result.finishReason === 'abstained' || unsure;
    const said = silent ? abstentionText(workspace) : readAbstention(result.text, workspace);
    const mended = released !== '' || repair.length > 0;
    const text = mended ? continueAfter(released, said ?? result.text, said === undefined ? repair : []) : (said ?? result.text);
    // What the customer has read answered a part: then the reply as a whole is none without an answer.
    if (text.trim() !== '') return { text, abstained: said !== undefined && released === '', confidence };
    return { text: abstentionText(workspace), abstained: true, confidence };
  }
}

/** What the workspace wants of the chain of providers. */
function preferenceOf(choice: ModelChoice | undefined): Pick<ChatRequest, 'prefer' | 'onlyPreferred'> {
  return choice === undefined ? {} : { prefer: choice.order, onlyPreferred: choice.only };
}

/** Without passages there is nothing to answer from, and no model is asked; nor is one where the customer is asked back. */
const NOTHING_ASKED: ChatResult = {
  text: '',
  toolCalls: [],
  provider: 'builtin',
  model: 'none',
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  finishReason: 'abstained',
  durationMs: 0,
  confidence: 0,
};
