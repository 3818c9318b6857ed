import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EmbeddingModel } from '@rapport/llm';
import { extractFacts } from '../fact/extract-facts.rule.js';
import { embeddedText } from '../text/embedded-text.rule.js';
import { importanceOf } from '../text/importance.rule.js';
import { sentimentOf } from '../text/sentiment.rule.js';
import { storable } from '../text/storable.rule.js';
import { topicsOf } from '../text/topic.rule.js';
import { withoutSecrets } from '../text/without-secrets.rule.js';
import type { PreparedExchange, ToldExchange } from './exchange.types.js';

/** Makes exchanges ready to be remembered, with one embedding call for all of them and outside of any transaction. */
@Injectable()
export class PrepareService {
  constructor(private readonly embedding: EmbeddingModel) {}

  async prepare(told: readonly ToldExchange[]): Promise<PreparedExchange[]> {
    const clean = told.map((one) => ({
      ...one,
      question: withoutSecrets(storable(one.question)),
      reply: one.reply === null ? null : withoutSecrets(storable(one.reply)),
    }));
    const texts = clean.flatMap(({ question, reply }) => [question, reply ?? '']).filter((text) => text.trim() !== '');
    const { vectors, model } = await this.embedding.embed(texts.map(embeddedText), 'document');
    let next = 0;
    const vectorOf = (text: string | null): ArrayLike<number> | null => (text === null || text.trim() === '' ? null : (vectors[next++] ?? null));
    return clean.map((one) => {
      const facts = one.tellsFacts ? extractFacts(one.question).map((fact) => ({ ...fact, id: randomUUID() })) : [];
      return {
        ...one,
        id: randomUUID(),
        facts,
        topics: topicsOf(one.question),
        sentiment: sentimentOf(one.question),
        importance: importanceOf({ question: one.question, intent: one.intent, facts: facts.length }),
        embeddingModel: model,
        questionVector: vectorOf(one.question),
        replyVector: vectorOf(one.reply),
      };
    });
  }
}
