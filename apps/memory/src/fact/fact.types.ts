import type { FactKind } from '@rapport/contracts';

/** A fact as it was found in a customer's words. */
export interface FoundFact {
  readonly kind: FactKind;
  readonly slot: string;
  readonly value: string;
  /** The same for the same fact, however it was said. */
  readonly valueKey: string;
  readonly text: string;
  /** 0 to 1: how plainly it was said. */
  readonly confidence: number;
}
