import type { Call } from './business.factory.js';

/**
 * Calls the product as somebody outside does. Of a stream, which does not end by itself, it takes the beginning.
 *
 * @param base origin, `http://127.0.0.1:3000`
 * @param token Bearer token, or null for a stranger
 */
export function outsider(base: string, token: string | null): Call {
  return async (method, path, body, headers = {}) => {
    const given: Record<string, string> = {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const response = await fetch(base + path, {
      method,
      headers: given,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const type = response.headers.get('content-type') ?? '';
    const text = type.startsWith('text/event-stream') ? await beginningOf(response) : await response.text();
    return { status: response.status, headers: response.headers, body: /json\b/.test(type) && !/jsonl/.test(type) ? JSON.parse(text) : text };
  };
}

async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}
