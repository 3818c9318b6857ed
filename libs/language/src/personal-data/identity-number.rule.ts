import { matchAll } from './match-all.rule.js';
import type { Detector } from './personal-data.types.js';

const IS = String.raw`(?:\s?(?:number|no\.?|nr\.?|num|#|id|code))?[\s:#=-]{0,4}(?:(?:is|was|was:|is:|ending in)\s{1,3})?`;
const labelled = (label: string, value: string): RegExp => new RegExp(String.raw`\b(?:${label})${IS}(?<value>${value})(?![\w])`, 'giu');

const SSN = /(?<![\w.-])\d{3}([- ])\d{2}\1\d{4}(?![\w-]|\.\d)/gu;
const SSN_LABELLED = labelled(String.raw`ssn|social security|social insurance|itin|sin`, String.raw`\d{3}[- ]?\d{2,3}[- ]?\d{3,4}`);
const NINO = /(?<!\w)[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)/gu;
const DOCUMENT = labelled(
  String.raw`passport|driver'?s?'? licen[cs]e|driving licen[cs]e|licen[cs]e|national id|identity card|id card|national insurance|tax(?:payer)? id|nhs|medicare|aadhaar|dni|nif|cpf|codice fiscale`,
  String.raw`(?=[A-Z0-9 -]{0,12}\d)[A-Z0-9](?:[ -]?[A-Z0-9]){4,17}`,
);
const ACCOUNT = labelled(String.raw`account|acct|a\/c|routing|sort code|bank code|bsb|iban`, String.raw`(?=[A-Z]{0,4}\d)[A-Z]{0,4}\d(?:[ -]?\d){4,17}`);
const SORT_CODE = /(?<![\w-])\d{2}-\d{2}-\d{2}(?=[\s,;]{1,3}\d{8}(?!\d))/gu;

/** Social security numbers, and what is called a passport, a licence or a tax number. */
export const detectIdentityNumbers: Detector = (text) => [
  ...matchAll(text, 'SSN', SSN),
  ...matchAll(text, 'SSN', SSN_LABELLED),
  ...matchAll(text, 'ID', NINO),
  ...matchAll(text, 'ID', DOCUMENT),
];

/** Bank accounts: only what is called one. */
export const detectAccounts: Detector = (text) => [...matchAll(text, 'ACCOUNT', ACCOUNT), ...matchAll(text, 'ACCOUNT', SORT_CODE)];
