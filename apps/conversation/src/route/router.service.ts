import { Inject, Injectable } from '@nestjs/common';
import type { Intent } from '@rapport/contracts';
import { EmbeddingModel } from '@rapport/llm';
import type { Logger } from '@rapport/observability';
import { LOGGER } from '@rapport/service-host';
import { acceptsOffer } from './accepts-offer.rule.js';
import { classify, type Likeness } from './classify.rule.js';
import { INTENT_EXAMPLES, type QuestionIntent } from './intent-example.data.js';
import { likenessOf, type ExampleVectors } from './likeness.rule.js';
import { type Smalltalk, smalltalkOf } from './smalltalk.rule.js';

/** Where a turn goes and why. */
export interface Route {
  readonly intent: Intent;
  readonly confidence: number;
  readonly smalltalk: Smalltalk | null;
  /** How it was found: by a rule on the words, or by keywords and examples. */
  readonly by: 'words' | 'examples' | 'keywords';
  readonly scores: Readonly<Record<string, number>>;
}

/** An embedding server that hangs must not hold up a turn: the words alone route well enough. */
const PATIENCE_MS = 1_500;

@Injectable()
export class RouterService {
  private examples: Promise<ExampleVectors> | null = null;

  constructor(
    private readonly embeddings: EmbeddingModel,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * @param text the customer's words of this turn
   * @param standalone the same with the subject that it leans on
   * @param personOffered whether the reply before offered a person
   */
  async route(text: string, standalone: string, personOffered: boolean): Promise<Route> {
    if (personOffered && acceptsOffer(text)) return byWords('human', null);
    const smalltalk = smalltalkOf(text);
    if (smalltalk) return byWords('smalltalk', smalltalk);
    const likeness = await this.likeness(standalone);
    return { ...classify(standalone, likeness), smalltalk: null, by: likeness ? 'examples' : 'keywords' };
  }

  private async likeness(text: string): Promise<Likeness | null> {
    try {
      return await within(PATIENCE_MS, this.compare(text));
    } catch (error) {
      this.logger.warn({ err: error }, 'no embedding for the router: keywords decide');
      return null;
    }
  }

  private async compare(text: string): Promise<Likeness> {
    const [examples, { vectors }] = await Promise.all([this.exampleVectors(), this.embeddings.embed([text.slice(0, 1_000)], 'query')]);
    return likenessOf(vectors[0] ?? [], examples);
  }

  /** Once per process; a failure is not kept. */
  private exampleVectors(): Promise<ExampleVectors> {
    this.examples ??= this.embedExamples().catch((error: unknown) => {
      this.examples = null;
      throw error;
    });
    return this.examples;
  }

  private async embedExamples(): Promise<ExampleVectors> {
    const labelled = (Object.keys(INTENT_EXAMPLES) as QuestionIntent[]).flatMap((intent) => INTENT_EXAMPLES[intent].map((text) => ({ intent, text })));
    const { vectors } = await this.embeddings.embed(labelled.map(({ text }) => text), 'query');
    return labelled.map(({ intent }, index) => ({ intent, vector: vectors[index] ?? [] }));
  }
}

function byWords(intent: Intent, smalltalk: Smalltalk | null): Route {
  return { intent, confidence: 1, smalltalk, by: 'words', scores: { [intent]: 1 } };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no embedding within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
