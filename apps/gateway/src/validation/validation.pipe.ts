import { StandardSchemaValidationPipe } from '@nestjs/common';
import { AppError } from '@rapport/errors';
import type { z } from 'zod';
import { toFieldIssues } from './issue.mapper.js';

/** Checks every parameter that names a schema; what breaks it is told field by field. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    // All schemas of this API are zod's, so its issues are.
    exceptionFactory: (issues) =>
      new AppError('invalid_input', 'the request breaks its schema', { issues: toFieldIssues(issues as readonly z.core.$ZodIssue[]) }),
  });
}
