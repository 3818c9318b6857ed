export const RED_FLAG_TOPICS = ['suicide', 'self_harm', 'eating_disorder', 'substance_abuse', 'domestic_violence', 'medical_emergency', 'mental_health_crisis'] as const;

export type RedFlagTopic = (typeof RED_FLAG_TOPICS)[number];

export type Severity = 'low' | 'medium' | 'high';

/** A sign of danger: `phrase` is `text.slice(start, end)`. */
export interface RedFlag {
  topic: RedFlagTopic;
  severity: Severity;
  phrase: string;
  start: number;
  end: number;
}

/** Phrases of one topic and severity, in the notation of `phrase.rule.ts`. */
export interface PhraseGroup {
  topic: RedFlagTopic;
  severity: Severity;
  phrases: readonly string[];
}
