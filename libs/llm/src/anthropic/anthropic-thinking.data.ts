/** What a model has to be told so that it answers without thinking first; a customer waits. */
export interface Thinking {
  model: RegExp;
  /** The value of `thinking.type` that turns it off; absent where it can't be turned off, or is off by itself. */
  off?: 'disabled' | 'between_tools';
  /** It thinks whatever it is told: the effort is set low, and the answer's limit leaves room for the thoughts. */
  always?: true;
}

/**
 * Source: the migration guides and "what's new" pages of platform.claude.com/docs/en/models, as found in public
 * documentation on 2026-11-21: on 5.x thinking is on unless turned off; Sonnet 5.5 knows `between_tools` in place of
 * `disabled`; Opus 5.5, Fable and Mythos think always; 4.x does not think unless asked to. A model that is not listed is told
 * nothing.
 */
export const THINKING: readonly Thinking[] = [
  { model: /^claude-(opus-5-5|fable-|mythos-)/, always: true },
  { model: /^claude-sonnet-5-5/, off: 'between_tools' },
  { model: /^claude-(haiku-5-5|opus-5|sonnet-5)/, off: 'disabled' },
];
