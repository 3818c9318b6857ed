/** Every code an error of Rapport can have. Codes are part of the API: add, never rename. */
export const ERROR_CODES = [
  'invalid_input',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'idempotency_mismatch',
  'too_large',
  'unsupported_media',
  'unreadable',
  'rate_limited',
  'timeout',
  'unavailable',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
