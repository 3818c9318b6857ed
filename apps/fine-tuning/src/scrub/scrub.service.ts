import { Injectable } from '@nestjs/common';
import { customerRead } from '@rapport/contracts';
import { isAppError } from '@rapport/errors';
import { scrub } from '@rapport/language';
import { Messenger } from '@rapport/messaging';

interface Known {
  readonly names: string[];
  readonly emails: string[];
  readonly phones: string[];
}

/** Customers whose known values are kept during one build: memory stays bounded however large a dataset is. */
const KEPT = 1_000;

export interface Scrubbed {
  readonly question: string;
  readonly answer: string;
  /** How many values of each kind were replaced. */
  readonly replaced: Record<string, number>;
}

/** Replaces personal data by typed placeholders, knowing the customer's own values. One per build. */
export class Scrubber {
  private readonly known = new Map<string, Known>();

  constructor(private readonly messenger: Messenger) {}

  async scrub(customerId: string, question: string, answer: string): Promise<Scrubbed> {
    const known = await this.valuesOf(customerId);
    const replaced: Record<string, number> = {};
    const clean = (text: string): string => {
      const result = scrub(text, known);
      for (const { kind, count } of result.replaced) replaced[kind] = (replaced[kind] ?? 0) + count;
      return result.text;
    };
    return { question: clean(question), answer: clean(answer), replaced };
  }

  private async valuesOf(customerId: string): Promise<Known> {
    const kept = this.known.get(customerId);
    if (kept) return kept;
    const values = await this.ask(customerId);
    const [oldest] = this.known.keys();
    if (this.known.size >= KEPT && oldest !== undefined) this.known.delete(oldest);
    this.known.set(customerId, values);
    return values;
  }

  /** A customer who was erased meanwhile has no known values; the detectors work all the same. */
  private async ask(customerId: string): Promise<Known> {
    try {
      const { name, emails, phones } = await this.messenger.request(customerRead, { customerId });
      return { names: name === null ? [] : [name], emails, phones };
    } catch (error) {
      if (isAppError(error) && error.code === 'not_found') return { names: [], emails: [], phones: [] };
      throw error;
    }
  }
}

@Injectable()
export class ScrubService {
  constructor(private readonly messenger: Messenger) {}

  /** A scrubber for one build. */
  begin(): Scrubber {
    return new Scrubber(this.messenger);
  }
}
