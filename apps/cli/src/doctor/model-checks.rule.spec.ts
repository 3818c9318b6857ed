import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { coreConfig, loadConfig } from '@rapport/config';
import { AnthropicDouble, HuggingFaceDouble, OllamaDouble, OpenAiDouble } from '@rapport/testing';
import { modelChecks } from './model-checks.rule.js';

describe('the models that the doctor looks at', () => {
  let openai: OpenAiDouble;
  let anthropic: AnthropicDouble;
  let ollama: OllamaDouble;
  let huggingface: HuggingFaceDouble;

  beforeAll(async () => {
    [openai, anthropic, ollama, huggingface] = await Promise.all([OpenAiDouble.start(), AnthropicDouble.start(), OllamaDouble.start(), HuggingFaceDouble.start()]);
  });
  const doubles = (): (OpenAiDouble | AnthropicDouble | OllamaDouble | HuggingFaceDouble)[] => [openai, anthropic, ollama, huggingface];
  afterAll(() => Promise.all(doubles().map((double) => double.close())));
  beforeEach(() => {
    for (const double of doubles()) double.reset();
  });

  const examine = async (settings: Record<string, string>): Promise<string[]> => {
    const given = {
      OPENAI_API_KEY: 'k', OPENAI_BASE_URL: openai.baseUrl, ANTHROPIC_API_KEY: 'k', ANTHROPIC_BASE_URL: anthropic.baseUrl,
      OLLAMA_BASE_URL: ollama.baseUrl, HF_TOKEN: 'k', HF_BASE_URL: huggingface.baseUrl, ...settings,
    };
    const found = await Promise.all(modelChecks(loadConfig(coreConfig, given)).map(async ({ name, check }) => ({ name, ...(await check(loadConfig(coreConfig, given))) })));
    return found.map(({ name, state, text }) => `${state} ${name}: ${text}`);
  };

  it('makes one tiny call of each provider that the settings name', async () => {
    const found = await examine({ RAPPORT_CHAT_PROVIDER: 'anthropic,openai,ollama,huggingface,builtin', RAPPORT_CHAT_PURPOSES: 'route=openai', RAPPORT_EMBEDDING_PROVIDER: 'ollama' });
    expect(found).toEqual([
      expect.stringMatching(/^ok chat by anthropic: claude-haiku-5-5 answers in \d+ ms$/),
      expect.stringMatching(/^ok chat by openai: gpt-4o-mini answers/),
      expect.stringMatching(/^ok chat by ollama: llama3.2 answers/),
      expect.stringMatching(/^ok chat by huggingface: meta-llama\/Llama-3.3-70B-Instruct answers/),
      expect.stringMatching(/^ok chat by builtin: /),
      'ok embeddings by ollama: nomic-embed-text answers, 768 wide',
    ]);
    expect(doubles().map(({ requests }) => requests.length)).toEqual([1, 1, 2, 1]);
  });

  it.each<[string, Record<string, string>, () => void, RegExp[]]>([
    ['no key', { RAPPORT_CHAT_PROVIDER: 'anthropic', ANTHROPIC_API_KEY: '' }, () => undefined, [/^bad chat by anthropic: ANTHROPIC_API_KEY: is missing/, /^ok/]],
    ['a refused key', { RAPPORT_CHAT_PROVIDER: 'openai' }, () => openai.enqueue({ fault: { kind: 'status', status: 401 } }), [/refused \(401\); set OPENAI_API_KEY/, /^ok/]],
    ['no such model', { RAPPORT_CHAT_PROVIDER: 'anthropic', RAPPORT_CHAT_MODEL: 'claude-9' }, () => undefined, [/no model claude-9; set RAPPORT_CHAT_MODEL to one of claude-haiku-5-5, claude-sonnet-5-5/, /^ok/]],
    ['a model that was not pulled', { RAPPORT_CHAT_PROVIDER: 'ollama', RAPPORT_CHAT_MODEL: 'mistral' }, () => undefined, [/run "ollama pull mistral", or set RAPPORT_CHAT_MODEL to one of llama3.2:latest/, /^ok/]],
    ['a model that nobody runs', { RAPPORT_CHAT_PROVIDER: 'huggingface', RAPPORT_CHAT_MODEL: 'nobody/nothing' }, () => undefined, [/no model nobody\/nothing; .*openai\/gpt-oss-120b/, /^ok/]],
    ['nobody there', { RAPPORT_CHAT_PROVIDER: 'ollama', OLLAMA_BASE_URL: 'http://127.0.0.1:9' }, () => undefined, [/nothing answers at its address; start it with "ollama serve", or set OLLAMA_BASE_URL/, /^ok/]],
    ['no credit', { RAPPORT_CHAT_PROVIDER: 'huggingface' }, () => huggingface.enqueue({ fault: { kind: 'status', status: 402 } }), [/no credit left/, /^ok/]],
    ['too many calls', { RAPPORT_CHAT_PROVIDER: 'openai' }, () => openai.enqueue({ fault: { kind: 'status', status: 429, retryAfterSeconds: 7 } }), [/asks to wait 7 s/, /^ok/]],
    ['an overloaded server', { RAPPORT_CHAT_PROVIDER: 'anthropic' }, () => anthropic.enqueue({ fault: { kind: 'status', status: 529 } }), [/unwell \(529\)/, /^ok/]],
    ['too wide', { RAPPORT_EMBEDDING_PROVIDER: 'openai', RAPPORT_EMBEDDING_MODEL: 'qwen3-embedding' }, () => undefined, [/^ok/, /4096 dimensions.*RAPPORT_EMBEDDING_MODEL to a model that is at most 1536 wide/]],
    ['no embeddings', { RAPPORT_EMBEDDING_PROVIDER: 'anthropic' }, () => undefined, [/^ok/, /anthropic has no embedding model.*choose openai/]],
  ])('says the mend: %s', async (_name, settings, prepare, expected) => {
    prepare();
    const found = await examine(settings);
    expect(found).toHaveLength(expected.length);
    expected.forEach((pattern, at) => expect(found[at]).toMatch(pattern));
    expect(found.join('\n')).not.toMatch(/\.\.|undefined/);
  });
});
