import type { RedFlagTopic } from '../red-flag/red-flag.types.js';
import { CRISIS_RESOURCES, EMERGENCY_NUMBERS } from './crisis-resource.data.js';
import type { CrisisResource } from './crisis-resource.types.js';

/** Topics where seconds may count: the emergency service comes before a helpline. */
const EMERGENCY_FIRST: ReadonlySet<RedFlagTopic> = new Set(['medical_emergency', 'domestic_violence', 'substance_abuse']);
const IN_WORDS = 'If you or someone else is in danger right now, please contact your local emergency services or go to the nearest hospital.';

function line(resource: CrisisResource): string {
  const ways = [resource.phone && `call ${resource.phone}`, resource.textLine].filter(Boolean).join(' or ');
  const where = resource.url ? ` (${resource.url})` : '';
  return `${resource.name}: ${ways}${resource.hours ? `, ${resource.hours}` : ''}${where}`;
}

/** The two letters that the lists use; `UK` is often written for `GB`. */
function codeOf(country: string | null): string {
  const code = (country ?? '').trim().toUpperCase();
  return code === 'UK' ? 'GB' : code;
}

/**
 * Where to find help, from a data file that names source and date of each entry.
 * @param country ISO 3166-1, two letters, in any case; null when it is not known
 * @param topic what the person is in danger of
 * @returns lines of plain text and the entries behind them. Where no number is known, the local emergency service in words and no entry
 */
export function crisisResources(country: string | null, topic: RedFlagTopic): { text: string; resources: CrisisResource[] } {
  const code = codeOf(country);
  const resources = CRISIS_RESOURCES.filter((resource) => resource.country === code && resource.topics.includes(topic));
  const emergency = Object.hasOwn(EMERGENCY_NUMBERS, code) ? EMERGENCY_NUMBERS[code] : undefined;
  const danger = emergency ? `If you or someone else is in danger right now, please call the emergency services: ${emergency.phone}.` : IN_WORDS;
  const lines = resources.map(line);
  return { text: (EMERGENCY_FIRST.has(topic) ? [danger, ...lines] : [...lines, danger]).join('\n'), resources };
}
