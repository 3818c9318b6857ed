import { AppError } from '@rapport/errors';
import { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Parses settings from the environment, once, at the start of a process.
 *
 * @param schema keys are the names of the variables; each field's description says what is expected
 * @param env name to text; an empty text counts as not set
 * @returns the parsed settings
 * @throws AppError `invalid_input` that names every faulty variable with what was expected, never its value
 */
export function loadConfig<S extends z.ZodObject>(schema: S, env: Environment): z.output<S> {
  const given: Record<string, string> = {};
  for (const key of Object.keys(schema.shape)) {
    const value = env[key];
    if (value !== undefined && value !== '') given[key] = value;
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => {
    const field = String(issue.path[0] ?? '');
    const description = (schema.shape[field] as z.ZodType | undefined)?.description;
    return { field, rule: given[field] === undefined ? 'is missing' : issue.message, mend: description ?? 'See .env.example.' };
  });
  const lines = issues.map((issue) => `  ${issue.field} ${issue.rule}. ${issue.mend}`);
  throw new AppError('invalid_input', `The settings have ${issues.length} fault(s):\n${lines.join('\n')}`, { issues });
}
