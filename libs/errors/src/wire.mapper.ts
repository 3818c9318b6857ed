import { AppError, isAppError, type FieldIssue } from './app.errors.js';
import { ERROR_CODES, type ErrorCode } from '@rapport/contracts';

/** An error as it travels between services. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly userMessage?: string;
  readonly issues?: readonly FieldIssue[];
  readonly retryAfterSeconds?: number;
}

/** What of an error may leave the service: for anything unknown only that it happened, since messages can hold data. */
export function toWire(error: unknown): WireError {
  if (!isAppError(error)) return { code: 'internal', message: 'the service failed' };
  return {
    code: error.code,
    message: error.message,
    ...(error.userMessage === undefined ? {} : { userMessage: error.userMessage }),
    ...(error.issues.length === 0 ? {} : { issues: error.issues }),
    ...(error.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: error.retryAfterSeconds }),
  };
}

/** The error again, on the asker's side. */
export function fromWire(wire: WireError): AppError {
  const code = ERROR_CODES.includes(wire.code) ? wire.code : 'internal';
  return new AppError(code, wire.message, {
    ...(wire.userMessage === undefined ? {} : { userMessage: wire.userMessage }),
    ...(wire.issues === undefined ? {} : { issues: wire.issues }),
    ...(wire.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: wire.retryAfterSeconds }),
  });
}
