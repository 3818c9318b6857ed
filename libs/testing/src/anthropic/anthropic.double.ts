import type { ServerResponse } from 'node:http';
import { sendFrames } from '../model/frame.transport.js';
import { ModelServer, type Refuse } from '../model/model-server.double.js';
import type { ModelRecord } from '../model/model-script.types.js';
import { anthropicChunks, anthropicMessage, event } from './anthropic-answer.factory.js';
import { anthropicFault, type AnthropicBody } from './anthropic-request.rule.js';

const MODELS = ['claude-haiku-5-5', 'claude-sonnet-5-5', 'claude-opus-5-5', 'claude-haiku-4-5-20251001'];

const TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

/** A stand-in for Anthropic: the Messages API of version 2026-10-21, streamed and whole, and the list of models. */
export class AnthropicDouble extends ModelServer {
  static async start(): Promise<AnthropicDouble> {
    const double = new AnthropicDouble();
    await double.listen();
    return double;
  }

  /** The address that a client wants: the root. */
  get baseUrl(): string {
    return this.rootUrl;
  }

  protected override async route(record: ModelRecord, response: ServerResponse): Promise<void> {
    const { method, path, headers, body } = record;
    if (!/^Bearer .+/.test(headers['authorization'] ?? '') && (headers['x-api-key'] ?? '') === '') return refuse(response, { kind: 'status', status: 401, message: 'x-api-key header is required' });
    if ((headers['anthropic-version'] ?? '') === '') return refuse(response, { kind: 'status', status: 400, message: 'anthropic-version: header is required' });
    switch (`${method} ${path}`) {
      case 'POST /v1/messages':
        return this.message(body, response);
      case 'GET /v1/models':
        return send(response, 200, { data: MODELS.map(model), has_more: false, first_id: MODELS[0], last_id: MODELS.at(-1) });
      default:
        return refuse(response, { kind: 'status', status: 404, message: 'Not found' });
    }
  }

  private async message(given: unknown, response: ServerResponse): Promise<void> {
    const fault = anthropicFault(given);
    if (fault !== undefined) return refuse(response, { kind: 'status', status: 400, message: fault });
    const body = given as AnthropicBody;
    if (!MODELS.includes(body.model)) return refuse(response, { kind: 'status', status: 404, message: `model: ${body.model}` });
    const script = this.nextScript(body);
    if (await this.failed(response, script.fault, refuse, body.stream !== true)) return;
    if (body.stream !== true) return send(response, 200, anthropicMessage(script, body));
    const frames = {
      contentType: 'text/event-stream; charset=utf-8',
      chunks: anthropicChunks(script, body),
      end: '',
      bad: 'event: content_block_delta\ndata: {"type":"content_block\n\n',
      error: event({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }),
    };
    return sendFrames(response, frames, script.fault);
  }
}

const refuse: Refuse = (response, { status, code, retryAfterSeconds, message }) => {
  const type = code ?? TYPES[status] ?? 'api_error';
  const error = { type, message: message ?? `The double was told to answer ${status}.` };
  send(response, status, { type: 'error', error, request_id: 'req_double' }, retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) });
};

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_double', ...headers });
  response.end(JSON.stringify(body));
}

function model(id: string): Readonly<Record<string, unknown>> {
  return { id, type: 'model', display_name: id, created_at: '2026-01-01T00:00:00Z', capabilities: null, deprecated_at: null, lifecycle: 'active', line: null, max_input_tokens: 200_000, max_tokens: 64_000, retires_at: null };
}
