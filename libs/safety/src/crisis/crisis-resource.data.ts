import type { RedFlagTopic } from '../red-flag/red-flag.types.js';
import type { CrisisResource } from './crisis-resource.types.js';

const DESPAIR: readonly RedFlagTopic[] = ['suicide', 'self_harm', 'mental_health_crisis', 'eating_disorder'];
const KNOWN_AS_OF = '2025-01';

type Entry = Omit<CrisisResource, 'knownAsOf'>;

const ENTRIES: readonly Entry[] = [
  { country: 'US', name: '988 Suicide & Crisis Lifeline', topics: DESPAIR, phone: '988', textLine: 'text 988', url: 'https://988lifeline.org', source: 'https://988lifeline.org' },
  { country: 'US', name: 'Crisis Text Line', topics: DESPAIR, textLine: 'text HOME to 741741', url: 'https://www.crisistextline.org', source: 'https://www.crisistextline.org' },
  { country: 'US', name: 'National Domestic Violence Hotline', topics: ['domestic_violence'], phone: '1-800-799-7233', url: 'https://www.thehotline.org', source: 'https://www.thehotline.org' },
  { country: 'US', name: 'SAMHSA National Helpline', topics: ['substance_abuse'], phone: '1-800-662-4357', url: 'https://www.samhsa.gov', source: 'https://www.samhsa.gov/find-help/national-helpline' },
  { country: 'US', name: 'Poison Help', topics: ['medical_emergency', 'substance_abuse'], phone: '1-800-222-1222', url: 'https://poisonhelp.hrsa.gov', source: 'https://poisonhelp.hrsa.gov' },
  { country: 'CA', name: '9-8-8 Suicide Crisis Helpline', topics: DESPAIR, phone: '988', textLine: 'text 988', url: 'https://988.ca', source: 'https://988.ca' },
  { country: 'GB', name: 'Samaritans', topics: DESPAIR, phone: '116 123', url: 'https://www.samaritans.org', source: 'https://www.samaritans.org' },
  { country: 'GB', name: 'Shout', topics: DESPAIR, textLine: 'text SHOUT to 85258', url: 'https://giveusashout.org', source: 'https://giveusashout.org' },
  { country: 'GB', name: 'National Domestic Abuse Helpline', topics: ['domestic_violence'], phone: '0808 2000 247', url: 'https://www.nationaldahelpline.org.uk', source: 'https://www.nationaldahelpline.org.uk' },
  { country: 'IE', name: 'Samaritans Ireland', topics: DESPAIR, phone: '116 123', url: 'https://www.samaritans.org/ireland', source: 'https://www.samaritans.org/ireland' },
  { country: 'AU', name: 'Lifeline', topics: DESPAIR, phone: '13 11 14', url: 'https://www.lifeline.org.au', source: 'https://www.lifeline.org.au' },
  { country: 'AU', name: '1800RESPECT', topics: ['domestic_violence'], phone: '1800 737 732', url: 'https://www.1800respect.org.au', source: 'https://www.1800respect.org.au' },
  { country: 'NZ', name: 'Need to talk?', topics: [...DESPAIR, 'substance_abuse'], phone: '1737', textLine: 'text 1737', url: 'https://1737.org.nz', source: 'https://1737.org.nz' },
  { country: 'DE', name: 'TelefonSeelsorge', topics: DESPAIR, phone: '0800 111 0 111', url: 'https://www.telefonseelsorge.de', source: 'https://www.telefonseelsorge.de' },
  { country: 'DE', name: 'Hilfetelefon Gewalt gegen Frauen', topics: ['domestic_violence'], phone: '116 016', url: 'https://www.hilfetelefon.de', source: 'https://www.hilfetelefon.de' },
  { country: 'AT', name: 'TelefonSeelsorge', topics: DESPAIR, phone: '142', url: 'https://www.telefonseelsorge.at', source: 'https://www.telefonseelsorge.at' },
  { country: 'AT', name: 'Frauenhelpline gegen Gewalt', topics: ['domestic_violence'], phone: '0800 222 555', url: 'https://www.frauenhelpline.at', source: 'https://www.frauenhelpline.at' },
  { country: 'CH', name: 'Die Dargebotene Hand', topics: DESPAIR, phone: '143', url: 'https://www.143.ch', source: 'https://www.143.ch' },
  { country: 'FR', name: 'Numéro national de prévention du suicide', topics: DESPAIR, phone: '3114', url: 'https://3114.fr', source: 'https://3114.fr' },
  { country: 'FR', name: 'Violences Femmes Info', topics: ['domestic_violence'], phone: '3919', url: 'https://arretonslesviolences.gouv.fr', source: 'https://arretonslesviolences.gouv.fr' },
  { country: 'ES', name: 'Línea 024', topics: DESPAIR, phone: '024', url: 'https://www.sanidad.gob.es/linea024', source: 'https://www.sanidad.gob.es/linea024' },
  { country: 'ES', name: '016', topics: ['domestic_violence'], phone: '016', url: 'https://violenciagenero.igualdad.gob.es', source: 'https://violenciagenero.igualdad.gob.es' },
  { country: 'IT', name: 'Telefono Amico Italia', topics: DESPAIR, phone: '02 2327 2327', url: 'https://www.telefonoamico.it', hours: 'see the site for the hours', source: 'https://www.telefonoamico.it' },
  { country: 'IT', name: 'Anti violenza e stalking', topics: ['domestic_violence'], phone: '1522', url: 'https://www.1522.eu', source: 'https://www.1522.eu' },
  { country: 'NL', name: '113 Zelfmoordpreventie', topics: DESPAIR, phone: '113', url: 'https://www.113.nl', source: 'https://www.113.nl' },
  { country: 'NL', name: 'Veilig Thuis', topics: ['domestic_violence'], phone: '0800-2000', url: 'https://veiligthuis.nl', source: 'https://veiligthuis.nl' },
  { country: 'BE', name: 'Zelfmoordlijn 1813', topics: DESPAIR, phone: '1813', url: 'https://www.zelfmoord1813.be', source: 'https://www.zelfmoord1813.be' },
  { country: 'BE', name: 'Centre de Prévention du Suicide', topics: DESPAIR, phone: '0800 32 123', url: 'https://www.preventionsuicide.be', source: 'https://www.preventionsuicide.be' },
  { country: 'SE', name: 'Mind Självmordslinjen', topics: DESPAIR, phone: '90101', url: 'https://mind.se', source: 'https://mind.se' },
  { country: 'NO', name: 'Mental Helse hjelpetelefonen', topics: DESPAIR, phone: '116 123', url: 'https://mentalhelse.no', source: 'https://mentalhelse.no' },
  { country: 'DK', name: 'Livslinien', topics: DESPAIR, phone: '70 201 201', url: 'https://www.livslinien.dk', hours: 'see the site for the hours', source: 'https://www.livslinien.dk' },
  { country: 'PL', name: 'Kryzysowy Telefon Zaufania', topics: DESPAIR, phone: '116 123', url: 'https://116sos.pl', hours: 'see the site for the hours', source: 'https://116sos.pl' },
  { country: 'IN', name: 'Tele-MANAS', topics: DESPAIR, phone: '14416', url: 'https://telemanas.mohfw.gov.in', source: 'https://telemanas.mohfw.gov.in' },
];

/** Helplines by country. Left out where we are not certain: a wrong number is worse than none. */
export const CRISIS_RESOURCES: readonly CrisisResource[] = ENTRIES.map((entry) => ({ ...entry, knownAsOf: KNOWN_AS_OF }));

const EU_112 = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' ');

/** The number of the local emergency services by country. */
export const EMERGENCY_NUMBERS: Readonly<Record<string, { phone: string; source: string; knownAsOf: string }>> = {
  US: { phone: '911', source: 'https://www.911.gov', knownAsOf: KNOWN_AS_OF },
  CA: { phone: '911', source: 'https://www.canada.ca', knownAsOf: KNOWN_AS_OF },
  GB: { phone: '999', source: 'https://www.gov.uk', knownAsOf: KNOWN_AS_OF },
  AU: { phone: '000', source: 'https://www.triplezero.gov.au', knownAsOf: KNOWN_AS_OF },
  NZ: { phone: '111', source: 'https://www.police.govt.nz', knownAsOf: KNOWN_AS_OF },
  CH: { phone: '112', source: 'https://www.ch.ch', knownAsOf: KNOWN_AS_OF },
  NO: { phone: '112', source: 'https://www.politiet.no', knownAsOf: KNOWN_AS_OF },
  IN: { phone: '112', source: 'https://112.gov.in', knownAsOf: KNOWN_AS_OF },
  ...Object.fromEntries(EU_112.map((country) => [country, { phone: '112', source: 'https://digital-strategy.ec.europa.eu/en/policies/112', knownAsOf: KNOWN_AS_OF }])),
};
