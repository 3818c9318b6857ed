import { foldText } from '@rapport/language';

const YES = /^((yes|yeah|yep|yup|sure|ok(ay)?|please|absolutely|definitely|of course|go ahead|do (it|that|so)|please do|that would be (great|good|nice|lovely|helpful|wonderful|perfect)|that('d| would) help|i would( like that)?|i'd like that|sounds good|yes do that|thank you|thanks)\s*)+$/;

/** Whether a message that follows the offer of a person takes it. A bare "thanks" does not. */
export function acceptsOffer(text: string): boolean {
  const plain = foldText(text)
    .replace(/[^\p{L}' ]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return YES.test(plain) && !/^(thank you|thanks|ok(ay)?)( (thank you|thanks|ok(ay)?))*$/.test(plain);
}
