/** One thing that must be well before traffic may come. */
export interface ReadinessProbe {
  readonly name: string;
  /** Resolves with null when well, else with a sentence that says what is wrong and the mend. */
  check(): Promise<string | null>;
}
