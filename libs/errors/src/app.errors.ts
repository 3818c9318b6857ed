import type { ErrorCode } from '@rapport/contracts';

/** One fault in an input: where, which rule it breaks, and what would be right. */
export interface FieldIssue {
  /** Dotted path of the field, `customer.email`; empty for the whole input. */
  readonly field: string;
  /** The rule that was broken, in plain words. */
  readonly rule: string;
  /** What to do instead. */
  readonly mend: string;
}

export interface AppErrorOptions {
  /** What a customer or caller may read; the default is a plain sentence for the code. */
  readonly userMessage?: string;
  /** Faults of an input, field by field. */
  readonly issues?: readonly FieldIssue[];
  /** Facts for the log; never personal data. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  /** Seconds after which a retry makes sense. */
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/**
 * The one base of all errors that cross a function's border on purpose.
 *
 * @param code the class of the fault; the maps to HTTP, to a reply and to a retry start from it
 * @param message for the developers' log, without personal data
 * @param options user message, field issues, details, cause
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly userMessage: string | undefined;
  readonly issues: readonly FieldIssue[];
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.userMessage = options.userMessage;
    this.issues = options.issues ?? [];
    this.details = options.details ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  /** The input breaks a rule of one field. */
  static invalid(field: string, rule: string, mend: string): AppError {
    return new AppError('invalid_input', `${field}: ${rule}`, { issues: [{ field, rule, mend }] });
  }

  /** Nothing with that id can be seen by the asker: unknown and foreign look the same. */
  static notFound(thing: string): AppError {
    return new AppError('not_found', `${thing} not found`, {
      userMessage: `There is no ${thing} with this id that you may see.`,
    });
  }
}

/** True for an error of this system, also one that came from another copy of this module. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError || (error instanceof Error && error.name === 'AppError' && 'code' in error);
}
