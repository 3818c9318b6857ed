import { randomUUID } from 'node:crypto';
import type { ConversationView, MessageAccepted, MessageAnswered } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { Server } from '../call/server.adapter.js';
import { textFlag, type Command, type Verb } from '../verb.types.js';

/** Asks as a customer and prints the reply with its sources. */
export const ask: Verb = {
  usage: 'ask "question" [--customer ID] [--url URL] [--key KEY] [--json]',
  summary: 'ask as a customer; the same --customer goes on with the same conversation',
  async run(command: Command): Promise<number> {
    const text = command.words.join(' ').trim();
    if (text === '') throw new AppError('invalid_input', 'Give the question: rapport ask "Do you cook in the rain?"');
    const server = await Server.find(command.config, { url: textFlag(command, 'url'), key: textFlag(command, 'key') });
    const externalId = textFlag(command, 'customer') ?? `cli-${randomUUID()}`;
    const conversation = await server.call<ConversationView>('POST', '/v1/conversations', { channel: 'live_chat', customer: { externalId } });
    const answer = await server.call<MessageAnswered | MessageAccepted>('POST', `/v1/conversations/${conversation.id}/messages?wait=reply`, { text });
    command.data(answer);
    if (!('reply' in answer)) command.say('No reply yet; it goes on in the background.');
    else if (answer.reply === null) command.say('A person has this conversation; the assistant is silent.');
    else {
      command.say(answer.reply.text);
      for (const { ref, title } of answer.reply.citations) command.say(`  [${ref}] ${title}`);
    }
    return 0;
  },
};
