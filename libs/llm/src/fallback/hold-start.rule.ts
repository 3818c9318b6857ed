import type { ChatEvent } from '../chat/chat.types.js';

/**
 * Holds the first words of an answer back until there are some: what fails before that was never seen, and may be made anew.
 *
 * @param events of one attempt
 * @param letters how many letters make a beginning
 * @returns the same events; the first text is at least so long, unless the answer is shorter
 */
export async function* holdStart(events: AsyncIterable<ChatEvent>, letters: number): AsyncGenerator<ChatEvent> {
  let held: string | null = '';
  for await (const event of events) {
    if (held !== null && event.type === 'text') {
      held += event.text;
      if (held.length < letters) continue;
    }
    if (held !== null && held !== '') yield { type: 'text', text: held };
    const isReleased: boolean = held !== null && event.type === 'text';
    held = null;
    if (!isReleased) yield event;
  }
  if (held !== null && held !== '') yield { type: 'text', text: held };
}
