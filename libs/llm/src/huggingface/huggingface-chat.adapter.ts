import { OpenAiChatProvider } from '../openai/openai-chat.adapter.js';
import { assertKey, rootOf } from '../failure/settings-fault.rule.js';
import type { ProviderSettings } from '../provider.types.js';
import { DEFAULT_HUGGINGFACE_MODEL, HUGGINGFACE_BASE_URL } from './huggingface.data.js';

/**
 * Chat by Hugging Face's router, which speaks OpenAI's protocol under `/v1`. The model is `owner/name`, or
 * `owner/name:provider` to choose who runs it. What a call costs depends on who ran it, so it is not known here.
 */
export class HuggingFaceChatProvider extends OpenAiChatProvider {
  /**
   * @param settings token and model; `meta-llama/Llama-3.3-70B-Instruct` by default
   * @throws AppError `invalid_input` when the settings can't work
   */
  constructor(settings: ProviderSettings) {
    assertKey(settings);
    const root = rootOf(settings.baseUrl ?? HUGGINGFACE_BASE_URL).replace(/\/v1$/, '');
    super({ ...settings, baseUrl: `${root}/v1`, model: settings.model ?? DEFAULT_HUGGINGFACE_MODEL });
  }
}
