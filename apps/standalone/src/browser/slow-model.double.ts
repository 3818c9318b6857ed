import { OpenAiDouble } from '@rapport/testing';

const PAUSE_MS = 20;

/** What a prompt of the knowledge agent gives as its first passage, said again sentence by sentence with its mark. */
function firstPassageOf(body: unknown): string {
  const [, ref = '', text = ''] = /<document ref=\\"(KB-\d+)\\"[^>]*>\\n(.+?)\\n/.exec(JSON.stringify(body)) ?? [];
  return text.split(/(?<=[.!?])\s/).map((sentence) => `${sentence} [${ref}]`).join(' ');
}

/** A model server that writes a few letters at a time. */
export async function startSlowModel(): Promise<{ readonly env: Record<string, string>; close(): Promise<void> }> {
  const double = await OpenAiDouble.start();
  double.answerWith((body) => ({ text: firstPassageOf(body), fault: { kind: 'drip', pauseMs: PAUSE_MS } }));
  return { env: { RAPPORT_CHAT_PROVIDER: 'openai', OPENAI_BASE_URL: double.baseUrl, OPENAI_API_KEY: 'none' }, close: () => double.close() };
}
