import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';

/** The parts of the description that the double and its users speak. */
export type OpenAiShape =
  | 'CreateChatCompletionRequest'
  | 'CreateChatCompletionResponse'
  | 'CreateChatCompletionStreamResponse'
  | 'CreateEmbeddingRequest'
  | 'CreateEmbeddingResponse'
  | 'ListModelsResponse'
  | 'ErrorResponse';

const DESCRIPTION = new URL('../../fixtures/openai/openai_openapi_cut.json', import.meta.url);

/** OpenAI's own description of its API, as a judge of bodies. */
export class OpenAiContract {
  private readonly validators = new Map<OpenAiShape, ValidateFunction>();
  // Not strict: the description carries OpenAPI keywords and formats that JSON Schema does not know.
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });

  constructor() {
    this.ajv.addSchema(JSON.parse(readFileSync(DESCRIPTION, 'utf8')) as object, 'openai');
  }

  /**
   * @param shape the schema's name in the description
   * @param body a parsed body
   * @returns what is wrong with it, empty when it conforms
   */
  faults(shape: OpenAiShape, body: unknown): string[] {
    let validate = this.validators.get(shape);
    if (validate === undefined) {
      validate = this.ajv.compile({ $ref: `openai#/components/schemas/${shape}` });
      this.validators.set(shape, validate);
    }
    if (validate(body) === true) return [];
    return (validate.errors ?? []).map((error) => `${error.instancePath || '/'} ${error.message ?? 'is wrong'}`);
  }
}
