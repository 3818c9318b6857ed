import type { ErrorCode } from '@rapport/contracts';
import { assertUnreachable } from './unreachable.rule.js';

/**
 * What a customer reads when a turn ends in this error. It promises only what the system does: a turn that fails
 * is handed to a person.
 *
 * @param code the class of the fault
 * @returns one or two plain sentences
 */
export function replyOf(code: ErrorCode): string {
  switch (code) {
    case 'too_large':
    case 'unreadable':
    case 'unsupported_media':
    case 'invalid_input':
      return "I'm sorry, I could not read that message. I have passed it to a person on the team.";
    case 'unauthenticated':
    case 'forbidden':
    case 'not_found':
    case 'conflict':
    case 'idempotency_mismatch':
    case 'rate_limited':
    case 'timeout':
    case 'unavailable':
    case 'internal':
      return "I'm sorry, I can't answer right now. I have passed your message to a person on the team.";
    default:
      return assertUnreachable(code);
  }
}
