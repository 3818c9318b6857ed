import type { FieldIssue } from '@rapport/errors';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** An issue of zod in the words of a problem: which field, which rule, and the mend. */
export function toFieldIssues(issues: readonly Issue[]): FieldIssue[] {
  return issues.flatMap((issue) => {
    const field = issue.path.map(String).join('.');
    if (issue.code !== 'unrecognized_keys') return [{ field, rule: ruleOf(issue), mend: mendOf(issue) }];
    return issue.keys.map((key) => ({
      field: field === '' ? key : `${field}.${key}`,
      rule: 'is not a field of this request',
      mend: 'Leave it out, or see /docs for the fields that exist.',
    }));
  });
}

function ruleOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && / received undefined/.test(issue.message) ? 'is required' : `must be ${article(issue.expected)}`;
    case 'too_big':
      return `must be at most ${size(issue.maximum, issue.origin)}`;
    case 'too_small':
      return `must be at least ${size(issue.minimum, issue.origin)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return issue.format === 'regex' ? issue.message : `must be a valid ${FORMATS[issue.format] ?? issue.format}`;
    default:
      return issue.message;
  }
}

const FORMATS: Readonly<Record<string, string>> = { uuid: 'id (uuid)', email: 'e-mail address', datetime: 'time in UTC (ISO 8601)', url: 'URL' };

function mendOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Send ${article(issue.expected)}.`;
    case 'too_big':
      return issue.origin === 'string' ? 'Shorten the text, or send it in parts.' : 'Send less.';
    case 'too_small':
      return issue.origin === 'string' ? 'Fill it in.' : 'Send more.';
    case 'invalid_value':
      return `Choose ${issue.values.map(String).join(' or ')}.`;
    case 'invalid_format':
      return issue.format === 'uuid' ? 'Send an id that the API gave you.' : 'Correct the value.';
    default:
      return 'Correct the value; see /docs.';
  }
}

function article(expected: string): string {
  return `${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`;
}

function size(bound: number | bigint, origin: string): string {
  if (origin === 'string') return `${bound} characters`;
  return origin === 'array' || origin === 'set' ? `${bound} items` : String(bound);
}
