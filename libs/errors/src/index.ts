export { AppError, isAppError, type AppErrorOptions, type FieldIssue } from './app.errors.js';
export { ERROR_CODES, type ErrorCode } from '@rapport/contracts';
export { httpStatusOf, toProblem, type Problem } from './problem.mapper.js';
export { replyOf } from './reply.mapper.js';
export { isRetryable } from './retry.mapper.js';
export { fromWire, toWire, type WireError } from './wire.mapper.js';
export { assertUnreachable } from './unreachable.rule.js';
