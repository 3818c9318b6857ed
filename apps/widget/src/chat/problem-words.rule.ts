/** The longest message that the server takes, in UTF-16 units. */
export const LONGEST_MESSAGE = 8_000;

/** Said while words wait and are sent again. Null where the state of the connection says it already. */
export function delayWords(status: number): string | null {
  if (status === 0) return null;
  if (status === 429) return 'That was a lot at once. Your message is kept and sent in a moment.';
  if (status === 403) return 'This chat is closed on this site at the moment. Your message is kept.';
  return 'Something is wrong on our side. Your message is kept and sent again in a moment.';
}

/** Said beside words that the server does not take as they are. */
export function refusalWords(status: number): string {
  if (status === 403) return 'Not sent: this chat is closed on this site at the moment.';
  if (status === 413) return 'Not sent: the message is too long.';
  return 'Not sent: the message could not be taken like this.';
}

/** Said when the chat cannot begin. */
export function startWords(status: number, origin: string): string {
  if (status === 0) return 'The chat cannot be reached right now. Check your connection, or try again in a moment.';
  if (status === 400 || status === 404) return 'This chat is not set up yet: its workspace is not known to the server.';
  if (status === 403) return `This chat is not set up for this site. Its owner can add ${origin} to the allowed origins of the workspace.`;
  if (status === 429) return 'Many people are beginning a chat right now. Try again in a minute.';
  return 'Something is wrong on our side. Try again in a moment.';
}

/** Said while a message is too long to be sent; null when it is not. */
export function lengthWords(text: string): string | null {
  const over = text.trim().length - LONGEST_MESSAGE;
  if (over <= 0) return null;
  return `This message is ${over.toLocaleString('en')} ${over === 1 ? 'character' : 'characters'} too long. Shorten it, or send it in parts.`;
}
