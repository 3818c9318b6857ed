export type { ModelFault as OpenAiFault, ModelRecord as OpenAiRecord, ModelScript as OpenAiScript } from '../model/model-script.types.js';
