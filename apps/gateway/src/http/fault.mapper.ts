import { HttpException } from '@nestjs/common';
import { AppError, isAppError, type ErrorCode } from '@rapport/errors';

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid_input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  408: 'timeout',
  413: 'too_large',
  414: 'invalid_input',
  415: 'unsupported_media',
  429: 'rate_limited',
  431: 'too_large',
  503: 'unavailable',
};

/** What was thrown, as an error of this system: its own, the framework's, the server's, the database's. */
export function toAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const status = error instanceof HttpException ? error.getStatus() : numberOf(error, 'statusCode');
  const code = textOf(error, 'code');
  // Two requests met on one row, and this one lost: the same again will find the row.
  if (/^(?:23505|40001|40P01)$/.test(code)) return new AppError('conflict', 'two requests met', { retryAfterSeconds: 1, cause: error });
  const known = BY_STATUS[status];
  if (known === undefined) return new AppError('internal', 'unexpected error', { cause: error });
  return new AppError(known, code === '' ? 'refused by the server' : code, { ...wordsFor(code, known), cause: error });
}

function wordsFor(code: string, known: ErrorCode): { userMessage?: string } {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { userMessage: 'The body is larger than 6 MB.' };
  if (code === 'FST_FILES_LIMIT') return { userMessage: 'Send one file at a time.' };
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return { userMessage: 'The body is empty; send a JSON object.' };
  if (known === 'unsupported_media') return { userMessage: 'Send application/json; documents may also come as multipart/form-data.' };
  if (known === 'invalid_input') return { userMessage: 'The request could not be read: check that its address and its JSON are well formed.' };
  if (known === 'not_found') return { userMessage: 'There is no such route. /docs lists those that exist.' };
  return {};
}

function textOf(error: unknown, key: string): string {
  const value: unknown = error instanceof Error ? (error as unknown as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : '';
}

function numberOf(error: unknown, key: string): number {
  const value: unknown = error instanceof Error ? (error as unknown as Record<string, unknown>)[key] : undefined;
  return typeof value === 'number' ? value : 0;
}
