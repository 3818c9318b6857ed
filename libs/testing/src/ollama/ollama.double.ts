import type { ServerResponse } from 'node:http';
import { sendFrames } from '../model/frame.transport.js';
import { ModelServer, type Refuse } from '../model/model-server.double.js';
import type { ModelRecord } from '../model/model-script.types.js';
import { embeddingAnswer } from '../openai/embedding-answer.factory.js';
import { ollamaAnswer, ollamaLines } from './ollama-answer.factory.js';
import { OllamaContract } from './ollama.contract.js';

const MODELS = ['llama3.2:latest', 'qwen3:8b', 'nomic-embed-text:latest', 'all-minilm:latest'];

interface ChatBody {
  model: string;
  messages: { content: string }[];
  stream?: boolean;
}

/** A stand-in for a server of Ollama: chat in lines or whole, embeddings, the list of models. */
export class OllamaDouble extends ModelServer {
  private readonly contract = new OllamaContract();

  static async start(): Promise<OllamaDouble> {
    const double = new OllamaDouble();
    await double.listen();
    return double;
  }

  /** The address that a client wants: the root. */
  get baseUrl(): string {
    return this.rootUrl;
  }

  protected override async route({ method, path, body }: ModelRecord, response: ServerResponse): Promise<void> {
    switch (`${method} ${path}`) {
      case 'POST /api/chat':
        return this.chat(body as ChatBody, response);
      case 'POST /api/embed':
        return this.embed(body as { model: string; input: string | string[] }, response);
      case 'GET /api/tags':
        return send(response, 200, { models: MODELS.map((name) => ({ name, model: name, modified_at: '2026-01-01T00:00:00Z', size: 1, digest: 'sha256:0', details: {} })) });
      default:
        response.writeHead(404, { 'content-type': 'text/plain' }).end('404 page not found');
    }
  }

  private async chat(body: ChatBody, response: ServerResponse): Promise<void> {
    if (!this.accepts(response, 'chat', body)) return;
    const script = this.nextScript(body);
    // Without being told otherwise the server streams.
    const isWhole = body.stream === false;
    if (await this.failed(response, script.fault, refuse, isWhole)) return;
    const asked = body.messages.map(({ content }) => content).join('\n');
    if (isWhole) return send(response, 200, ollamaAnswer(script, body.model, asked));
    const frames = {
      contentType: 'application/x-ndjson',
      chunks: ollamaLines(script, body.model, asked).map((line) => `${JSON.stringify(line)}\n`),
      end: '',
      bad: '{"model":"llama\n',
      error: '{"error":"an error was encountered while running the model"}\n',
    };
    return sendFrames(response, frames, script.fault);
  }

  private async embed(body: { model: string; input: string | string[] }, response: ServerResponse): Promise<void> {
    if (!this.accepts(response, 'embed', body)) return;
    if (await this.failed(response, this.nextEmbeddingFault(), refuse, true)) return;
    const input = [body.input].flat();
    const { data, usage } = embeddingAnswer({ model: body.model, input, base64: false }) as { data: { embedding: number[] }[]; usage: { prompt_tokens: number } };
    send(response, 200, { model: body.model, embeddings: data.map(({ embedding }) => embedding), total_duration: 5_000_000, load_duration: 1_000_000, prompt_eval_count: usage.prompt_tokens });
  }

  private accepts(response: ServerResponse, shape: 'chat' | 'embed', body: { model: string }): boolean {
    const faults = this.contract.faults(shape, body);
    if (faults.length > 0) {
      refuse(response, { kind: 'status', status: 400, message: faults.join('; ') });
      return false;
    }
    const isKnown = MODELS.some((name) => name === body.model || name === `${body.model}:latest`);
    if (!isKnown) refuse(response, { kind: 'status', status: 404, message: `model '${body.model}' not found` });
    return isKnown;
  }
}

const refuse: Refuse = (response, { status, retryAfterSeconds, message }) => {
  send(response, status, { error: message ?? `the double was told to answer ${status}` }, retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) });
};

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
