import type { RedFlag, RedFlagTopic, Severity } from '../red-flag/red-flag.types.js';
import { crisisResources } from './crisis-resources.rule.js';

const RANK: Readonly<Record<Severity, number>> = { low: 0, medium: 1, high: 2 };
/** Which topic is answered when several are equally grave. */
const ORDER: readonly RedFlagTopic[] = ['medical_emergency', 'suicide', 'domestic_violence', 'self_harm', 'substance_abuse', 'mental_health_crisis', 'eating_disorder'];

const WARM: Readonly<Record<RedFlagTopic, string>> = {
  medical_emergency: 'Your safety comes first.',
  suicide: "I'm really glad that you told us. You don't have to go through this alone.",
  self_harm: "I'm really glad that you told us. You don't have to go through this alone.",
  domestic_violence: "I'm so sorry. What is happening is not your fault, and you deserve to be safe.",
  substance_abuse: "Thank you for telling us. You don't have to face this alone.",
  mental_health_crisis: "I'm sorry that it is so hard right now. You don't have to face this alone.",
  eating_disorder: "Thank you for telling us. You don't have to face this alone.",
};

/**
 * The reply to a person in crisis: where to find help first, then a warm word and the fact that a person of the team is being told. It
 * gives no advice of its own and promises nothing about when.
 * @param country ISO 3166-1, two letters; null when it is not known
 * @param flags what was found, at least one
 * @param options `personTold: false` where nobody is told, then the reply does not say so
 * @returns plain text of a few short lines
 */
export function crisisReply(country: string | null, flags: readonly RedFlag[], options: { personTold?: boolean } = {}): string {
  const topics = [...flags].sort((a, b) => RANK[b.severity] - RANK[a.severity] || ORDER.indexOf(a.topic) - ORDER.indexOf(b.topic));
  const topic = topics[0]?.topic ?? 'mental_health_crisis';
  const told = options.personTold === false ? '' : ' I have let a person on our team know about your message.';
  return `${crisisResources(country, topic).text}\n\n${WARM[topic]}${told}`;
}
