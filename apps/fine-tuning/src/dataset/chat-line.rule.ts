/**
 * One example in the chat fine-tuning format (https://platform.openai.com/docs/guides/supervised-fine-tuning): one JSON object a
 * line with `messages` of system, user and assistant.
 *
 * @param system the instruction that the tuned model will be given
 * @param question scrubbed
 * @param answer scrubbed
 */
export function chatLine(system: string, question: string, answer: string): string {
  return JSON.stringify({
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: question },
      { role: 'assistant', content: answer },
    ],
  });
}
