import type { CoreConfig } from '@rapport/config';

/** What a verb is given. */
export interface Command {
  readonly config: CoreConfig;
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | undefined>>;
  /** Prints for people, and is silent with `--json`. */
  say(line: string): void;
  /** Prints for programs, with `--json` only. */
  data(value: unknown): void;
}

/** One verb of the command line. @returns the exit code */
export interface Verb {
  readonly usage: string;
  readonly summary: string;
  run(command: Command): Promise<number>;
}

/** A flag with a text, or undefined. */
export function textFlag(command: Command, name: string): string | undefined {
  const value = command.flags[name];
  return typeof value === 'string' ? value : undefined;
}
