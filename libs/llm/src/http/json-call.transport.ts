import { isAppError } from '@rapport/errors';
import { plainFailure, refusalFailure, type CallFailure } from '../failure/provider-failure.rule.js';

/** A server that answered with anything but 2xx. What it said stays here: it may repeat the key or the prompt. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly headers: Headers,
  ) {
    super(`status ${status}`);
    this.name = 'HttpRefusal';
  }
}

export interface JsonCall {
  url: string;
  /** Absent for GET. */
  body?: unknown;
  apiKey?: string | undefined;
  signal: AbortSignal;
}

/**
 * Sends JSON and waits for the headers of the answer.
 *
 * @returns an answer of 2xx
 * @throws HttpRefusal for any other; what `fetch` throws
 */
export async function callJson({ url, body, apiKey, signal }: JsonCall): Promise<Response> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(apiKey === undefined || apiKey === '' ? {} : { authorization: `Bearer ${apiKey}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // A redirect would carry the key and the customer's words to an address that nobody has set.
    redirect: 'error',
    signal,
  });
  if (response.ok) return response;
  await response.body?.cancel().catch(() => undefined);
  throw new HttpRefusal(response.status, response.headers);
}

/** Judges what a call of this file threw. A 404 means the model: the paths are fixed. */
export function judgeHttpFailure(thrown: unknown): CallFailure {
  if (thrown instanceof HttpRefusal) {
    const { status, headers } = thrown;
    return refusalFailure({ status, headers, providerCode: status === 404 ? 'model_not_found' : undefined });
  }
  return plainFailure(isAppError(thrown) || !isCut(thrown) ? thrown : new SyntaxError('the answer was cut'));
}

/** `fetch` says of an answer that was cut, too, that it is a TypeError; there the server had been reached. */
function isCut(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown && thrown.message === 'terminated';
}
