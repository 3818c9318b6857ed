import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sendChat } from './chat.transport.js';
import { embeddingAnswer } from './embedding-answer.factory.js';
import { OpenAiContract, type OpenAiShape } from './openai.contract.js';
import { sendError, sendJson } from './openai-response.transport.js';
import type { OpenAiFault, OpenAiRecord, OpenAiScript } from './openai-script.types.js';

interface ChatBody {
  model: string;
  messages: { role: string; content?: unknown }[];
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
}

interface EmbeddingBody {
  model: string;
  input: string | string[] | number[] | number[][];
  dimensions?: number;
  encoding_format?: string;
}

const MODELS = ['gpt-4o-mini', 'text-embedding-3-small'];

/**
 * A stand-in for OpenAI on 127.0.0.1 that speaks its protocol: chat completions (streamed and whole), embeddings and
 * models. What does not conform to OpenAI's own description is refused with 400, as the original would.
 */
export class OpenAiDouble {
  /** Every request, in order of arrival. */
  readonly requests: OpenAiRecord[] = [];
  private readonly scripts: OpenAiScript[] = [];
  private readonly embeddingFaults: OpenAiFault[] = [];
  private usual: (body: ChatBody) => OpenAiScript = () => ({ text: 'Hello! How can I help you?' });
  private readonly contract = new OpenAiContract();
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.handle(request, response));
  }

  /** Starts it on a free port. */
  static async start(): Promise<OpenAiDouble> {
    const double = new OpenAiDouble();
    await new Promise<void>((resolve) => double.server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  /** The address that a client wants, up to and including `/v1`. */
  get baseUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** Answers the next chat calls, one script each; then the usual answer again. */
  enqueue(...scripts: OpenAiScript[]): void {
    this.scripts.push(...scripts);
  }

  /** Lets the next embeddings calls go wrong, one fault each. */
  failEmbeddings(...faults: OpenAiFault[]): void {
    this.embeddingFaults.push(...faults);
  }

  /** Answers every chat call that has no script of its own. */
  answerWith(usual: (body: { model: string; messages: { role: string; content?: unknown }[] }) => OpenAiScript): void {
    this.usual = usual;
  }

  /** Ends it, with all open connections. */
  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    const body = text === '' ? undefined : parse(text);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    this.requests.push({ method: request.method ?? '', path, headers, body });
    if (!/^Bearer .+/.test(request.headers.authorization ?? '')) {
      return sendError(response, 401, 'invalid_api_key', undefined, 'You did not provide an API key.');
    }
    switch (`${request.method} ${path}`) {
      case 'POST /v1/chat/completions':
        return this.conforms(response, 'CreateChatCompletionRequest', body) ? this.chat(response, body as ChatBody) : undefined;
      case 'POST /v1/embeddings':
        return this.conforms(response, 'CreateEmbeddingRequest', body) ? this.embed(response, body as EmbeddingBody) : undefined;
      case 'GET /v1/models':
        return sendJson(response, 200, {
          object: 'list',
          data: MODELS.map((id) => ({ id, object: 'model', created: 1_767_225_600, owned_by: 'double' })),
        });
      default:
        return sendError(response, 404, null, undefined, `Unknown request URL: ${request.method} ${path}.`);
    }
  }

  private conforms(response: ServerResponse, shape: OpenAiShape, body: unknown): boolean {
    const faults = this.contract.faults(shape, body);
    if (faults.length > 0) sendError(response, 400, null, undefined, `The request does not conform: ${faults.join('; ')}`);
    return faults.length === 0;
  }

  private chat(response: ServerResponse, body: ChatBody): Promise<void> {
    const script = this.scripts.shift() ?? this.usual(body);
    const call = { model: body.model, messages: body.messages, includeUsage: body.stream_options?.include_usage === true };
    return sendChat(response, script, call, body.stream === true);
  }

  private async embed(response: ServerResponse, body: EmbeddingBody): Promise<void> {
    const fault = this.embeddingFaults.shift();
    if (fault !== undefined) return sendChat(response, { fault }, { model: body.model, messages: [], includeUsage: false }, false);
    const input = texts(body.input);
    // The description allows the empty text; the original refuses it.
    if (input.some((text) => text === '')) return sendError(response, 400, null, undefined, "'$.input' is invalid.");
    const { model, dimensions } = body;
    const base64 = body.encoding_format === 'base64';
    sendJson(response, 200, embeddingAnswer({ model, input, base64, ...(dimensions === undefined ? {} : { dimensions }) }));
  }
}

/** A list of numbers is one text in tokens, a list of such lists several. */
function texts(input: EmbeddingBody['input']): string[] {
  if (typeof input === 'string') return [input];
  if (typeof input[0] === 'number') return [input.join(' ')];
  return input.map((item) => (typeof item === 'string' ? item : [item].flat().join(' ')));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
