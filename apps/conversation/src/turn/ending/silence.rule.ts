import type { Conclusion } from './conclusion.types.js';

/** A turn that a person will answer: the assistant says no more than what the customer has already read of its reply. */
export function silence(shown: string): Conclusion {
  return {
    event: 'escalate',
    reply: shown === '' ? null : { text: shown, metadata: { agent: 'interrupted' } },
    call: null,
    explanation: { kind: 'silence', because: 'a person has been called' },
    onlyWhileActive: false,
  };
}
