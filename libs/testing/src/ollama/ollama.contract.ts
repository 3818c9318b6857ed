import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

const tool = {
  type: 'object',
  required: ['type', 'function'],
  properties: {
    type: { const: 'function' },
    function: { type: 'object', required: ['name', 'parameters'], properties: { name: { type: 'string' }, description: { type: 'string' }, parameters: { type: 'object' } } },
  },
};
const message = {
  type: 'object',
  required: ['role', 'content'],
  properties: {
    role: { enum: ['system', 'user', 'assistant', 'tool'] },
    content: { type: 'string' },
    tool_name: { type: 'string' },
    tool_call_id: { type: 'string' },
    tool_calls: {
      type: 'array',
      items: {
        type: 'object',
        required: ['function'],
        properties: { id: { type: 'string' }, function: { type: 'object', required: ['name', 'arguments'], properties: { name: { type: 'string' }, arguments: { type: 'object' } } } },
      },
    },
  },
};
const options = { type: 'object', properties: { num_ctx: { type: 'integer', minimum: 1 }, num_predict: { type: 'integer' }, temperature: { type: 'number' } } };

/** Written after the server's own description (docs/openapi.yaml of ollama/ollama), without what no test says. */
const SCHEMAS = {
  chat: {
    type: 'object',
    required: ['model', 'messages'],
    properties: {
      model: { type: 'string', minLength: 1 },
      messages: { type: 'array', items: message },
      tools: { type: 'array', items: tool },
      format: { oneOf: [{ const: 'json' }, { type: 'object' }] },
      options,
      stream: { type: 'boolean' },
      think: { oneOf: [{ type: 'boolean' }, { type: 'string' }] },
      keep_alive: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    },
  },
  embed: {
    type: 'object',
    required: ['model', 'input'],
    properties: {
      model: { type: 'string', minLength: 1 },
      input: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
      truncate: { type: 'boolean' },
      dimensions: { type: 'integer' },
      options,
    },
  },
} as const;

/** Judges bodies as the server would: fields that it does not know are ignored, wrong types are not. */
export class OllamaContract {
  private readonly validators: Readonly<Record<keyof typeof SCHEMAS, ValidateFunction>>;

  constructor() {
    const ajv = new Ajv2020();
    this.validators = { chat: ajv.compile(SCHEMAS.chat), embed: ajv.compile(SCHEMAS.embed) };
  }

  /** @returns what is wrong with a body, empty when it conforms */
  faults(shape: keyof typeof SCHEMAS, body: unknown): string[] {
    const validate = this.validators[shape];
    if (validate(body) === true) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message ?? 'is wrong'}`);
  }
}
