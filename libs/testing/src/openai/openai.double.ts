import type { ServerResponse } from 'node:http';
import { sendFrames } from '../model/frame.transport.js';
import { ModelServer, type Refuse } from '../model/model-server.double.js';
import type { ModelRecord } from '../model/model-script.types.js';
import { chatChunks, chatCompletion } from './chat-answer.factory.js';
import { embeddingAnswer } from './embedding-answer.factory.js';
import { OpenAiContract, type OpenAiShape } from './openai.contract.js';
import { sendError, sendJson } from './openai-response.transport.js';

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
 * models. What does not conform to OpenAI's own description is refused with 400, as the original would. It takes any model's
 * name, as compatible servers do.
 */
export class OpenAiDouble extends ModelServer {
  private readonly contract = new OpenAiContract();

  /** Starts it on a free port. */
  static async start(): Promise<OpenAiDouble> {
    const double = new OpenAiDouble();
    await double.listen();
    return double;
  }

  /** The address that a client wants, up to and including `/v1`. */
  get baseUrl(): string {
    return `${this.rootUrl}/v1`;
  }

  protected override async route({ method, path, headers, body }: ModelRecord, response: ServerResponse): Promise<void> {
    if (!/^Bearer .+/.test(headers['authorization'] ?? '')) {
      return sendError(response, 401, 'invalid_api_key', undefined, 'You did not provide an API key.');
    }
    switch (`${method} ${path}`) {
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
        return sendError(response, 404, null, undefined, `Unknown request URL: ${method} ${path}.`);
    }
  }

  private conforms(response: ServerResponse, shape: OpenAiShape, body: unknown): boolean {
    const faults = this.contract.faults(shape, body);
    if (faults.length > 0) sendError(response, 400, null, undefined, `The request does not conform: ${faults.join('; ')}`);
    return faults.length === 0;
  }

  private async chat(response: ServerResponse, body: ChatBody): Promise<void> {
    const script = this.nextScript(body);
    const isWhole = body.stream !== true;
    if (await this.failed(response, script.fault, refuse, isWhole)) return;
    const call = { model: body.model, messages: body.messages, includeUsage: body.stream_options?.include_usage === true };
    if (isWhole) return sendJson(response, 200, chatCompletion(script, call));
    const frames = {
      contentType: 'text/event-stream; charset=utf-8',
      chunks: chatChunks(script, call).map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`),
      end: 'data: [DONE]\n\n',
      bad: 'data: {"id":"chatcmpl-\n\n',
      error: `data: ${JSON.stringify({ error: { message: 'The server had an error.', type: 'server_error', param: null, code: null } })}\n\n`,
    };
    return sendFrames(response, frames, script.fault);
  }

  private async embed(response: ServerResponse, body: EmbeddingBody): Promise<void> {
    if (await this.failed(response, this.nextEmbeddingFault(), refuse, true)) return;
    const input = texts(body.input);
    // The description allows the empty text; the original refuses it.
    if (input.some((text) => text === '')) return sendError(response, 400, null, undefined, "'$.input' is invalid.");
    const { model, dimensions } = body;
    const base64 = body.encoding_format === 'base64';
    sendJson(response, 200, embeddingAnswer({ model, input, base64, ...(dimensions === undefined ? {} : { dimensions }) }));
  }
}

const refuse: Refuse = (response, { status, code, retryAfterSeconds, message }) => sendError(response, status, code ?? null, retryAfterSeconds, message);

/** A list of numbers is one text in tokens, a list of such lists several. */
function texts(input: EmbeddingBody['input']): string[] {
  if (typeof input === 'string') return [input];
  if (typeof input[0] === 'number') return [input.join(' ')];
  return input.map((item) => (typeof item === 'string' ? item : [item].flat().join(' ')));
}
