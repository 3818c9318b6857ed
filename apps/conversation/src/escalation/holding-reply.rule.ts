import type { EscalationReason } from '@rapport/contracts';

/** Whom customers are told about: the workspace's contact, or nobody by name. */
export function contactName(contact: string | undefined): string {
  const name = contact?.trim();
  return name === undefined || name === '' ? 'a person on our team' : name;
}

/**
 * What the customer reads when a person takes over. It promises what the system does (the message lies before a person
 * now) and no time that it doesn't know.
 */
export function holdingReply(reason: EscalationReason, contact: string | undefined): string {
  const who = contactName(contact);
  if (reason === 'asked_for_person') return `Of course. I have passed your message to ${who}, who will answer you here.`;
  return `I want to be sure that you get a right answer, so I have passed your message to ${who}, who will answer you here.`;
}

/** Ends a reply of which the customer has already seen a part that can't be continued. */
export function handOverSentence(contact: string | undefined): string {
  return `I can't complete this answer right now, so I have passed your message to ${contactName(contact)}, who will answer you here.`;
}
