import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

/**
 * Says what a route does and answers, for the documentation and as its status.
 *
 * @param status HTTP status of success
 * @param summary one line
 * @param schema shape of the body; none for an empty one
 * @param description more, in Markdown
 */
export function Answers(status: number, summary: string, schema?: z.ZodType, description?: string): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ApiResponse({ status, description: summary, ...(schema === undefined ? {} : { standardSchema: schema }) }),
  );
}
