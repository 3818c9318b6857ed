import type { ServerResponse } from 'node:http';

const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'invalid_request_error',
  404: 'invalid_request_error',
  429: 'requests',
  529: 'overloaded_error',
};

/** Sends a JSON body. */
export function sendJson(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_double', ...headers });
  response.end(JSON.stringify(body));
}

/** The body of a refusal, as OpenAI words it. */
export function errorBody(status: number, code: string | null, message: string): Readonly<Record<string, unknown>> {
  return { error: { message, type: TYPES[status] ?? 'server_error', param: null, code } };
}

/** Sends a refusal, with `retry-after` when given. */
export function sendError(
  response: ServerResponse,
  status: number,
  code: string | null,
  retryAfterSeconds?: number,
  message = `The double was told to answer ${status}.`,
): void {
  const headers: Record<string, string> = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  sendJson(response, status, errorBody(status, code, message), headers);
}
