export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text of anything else. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test asserts the shape of what comes back
  readonly body: any;
}

export type Caller = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

/**
 * Calls an HTTP server as an outsider would.
 *
 * @param base origin, `http://127.0.0.1:3000`
 * @param token Bearer token, or null for a stranger
 * @param limitMs gives up without an answer by then; never when left out
 */
export function callerOf(base: string, token: string | null, limitMs?: number): Caller {
  return async (method, path, body, headers = {}) => {
    const isText = typeof body === 'string';
    const response = await fetch(base + path, {
      method,
      ...(limitMs === undefined ? {} : { signal: AbortSignal.timeout(limitMs) }),
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '') && !/jsonl|ndjson/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
}
