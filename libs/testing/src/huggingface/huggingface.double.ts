import type { ServerResponse } from 'node:http';
import { sendFrames } from '../model/frame.transport.js';
import { ModelServer, type Refuse } from '../model/model-server.double.js';
import type { ModelRecord } from '../model/model-script.types.js';
import { chatChunks, chatCompletion } from '../openai/chat-answer.factory.js';
import { embeddingAnswer } from '../openai/embedding-answer.factory.js';
import { OpenAiContract } from '../openai/openai.contract.js';

const MODELS = ['meta-llama/Llama-3.3-70B-Instruct', 'openai/gpt-oss-120b'];
const EMBEDDING_MODELS = ['intfloat/multilingual-e5-large', 'BAAI/bge-large-en-v1.5'];
const FEATURE_EXTRACTION = /^\/hf-inference\/models\/(.+)\/pipeline\/feature-extraction$/;

interface ChatBody {
  model: string;
  messages: { role: string; content?: unknown }[];
  stream?: boolean;
  stream_options?: { include_usage?: boolean };
}

/** A stand-in for Hugging Face's router: chat in OpenAI's protocol, feature extraction, and errors in words of its own. */
export class HuggingFaceDouble extends ModelServer {
  private readonly contract = new OpenAiContract();

  static async start(): Promise<HuggingFaceDouble> {
    const double = new HuggingFaceDouble();
    await double.listen();
    return double;
  }

  /** The address that a client wants: the root. */
  get baseUrl(): string {
    return this.rootUrl;
  }

  protected override async route({ method, path, headers, body }: ModelRecord, response: ServerResponse): Promise<void> {
    if (!/^Bearer .+/.test(headers['authorization'] ?? '')) return send(response, 401, { error: 'Invalid username or password.' });
    const embeds = FEATURE_EXTRACTION.exec(path)?.[1];
    if (method === 'POST' && embeds !== undefined) return this.embed(decodeURIComponent(embeds), body as { inputs?: unknown }, response);
    switch (`${method} ${path}`) {
      case 'POST /v1/chat/completions':
        return this.chat(body as ChatBody, response);
      case 'GET /v1/models':
        return send(response, 200, { object: 'list', data: MODELS.map((id) => ({ id, object: 'model', created: 1_767_225_600, owned_by: 'double', providers: [] })) });
      default:
        return send(response, 404, { error: 'Not Found' });
    }
  }

  private async chat(body: ChatBody, response: ServerResponse): Promise<void> {
    const faults = this.contract.faults('CreateChatCompletionRequest', body);
    if (faults.length > 0) return refuse(response, { kind: 'status', status: 400, message: faults.join('; ') });
    // `owner/name:provider` chooses who runs the model.
    if (!MODELS.includes(body.model.split(':')[0] ?? '')) {
      return refuse(response, { kind: 'status', status: 400, code: 'model_not_supported', message: `The requested model '${body.model}' is not supported by any provider you have enabled.` });
    }
    const script = this.nextScript(body);
    const isWhole = body.stream !== true;
    if (await this.failed(response, script.fault, refuse, isWhole)) return;
    const call = { model: body.model, messages: body.messages, includeUsage: body.stream_options?.include_usage === true };
    if (isWhole) return send(response, 200, chatCompletion(script, call));
    const frames = {
      contentType: 'text/event-stream',
      chunks: chatChunks(script, call).map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`),
      end: 'data: [DONE]\n\n',
      bad: 'data: {"id":"chatcmpl-\n\n',
      error: `data: ${JSON.stringify({ error: { message: 'upstream failed', type: 'server_error', param: null, code: null } })}\n\n`,
    };
    return sendFrames(response, frames, script.fault);
  }

  private async embed(model: string, body: { inputs?: unknown }, response: ServerResponse): Promise<void> {
    if (await this.failed(response, this.nextEmbeddingFault(), refuse, true)) return;
    if (!EMBEDDING_MODELS.includes(model)) return send(response, 404, { error: `Model ${model} does not exist` });
    const { inputs } = body;
    const texts: unknown[] = Array.isArray(inputs) ? inputs : [inputs];
    if (texts.length === 0 || texts.some((text) => typeof text !== 'string')) return send(response, 400, { error: 'inputs: Input should be a valid string' });
    const { data } = embeddingAnswer({ model, input: texts as string[], base64: false, dimensions: 1024 }) as { data: { embedding: number[] }[] };
    send(response, 200, Array.isArray(inputs) ? data.map(({ embedding }) => embedding) : data[0]?.embedding);
  }
}

const refuse: Refuse = (response, { status, code, retryAfterSeconds, message = `The double was told to answer ${status}.` }) => {
  const isPlain = status === 401 || status === 402 || status === 503;
  const body = isPlain ? { error: message } : { error: { message, type: status >= 500 ? 'server_error' : 'invalid_request_error', param: null, code: code ?? null } };
  send(response, status, body, retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) });
};

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
