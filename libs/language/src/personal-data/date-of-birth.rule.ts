import { matchAll } from './match-all.rule.js';
import type { Detector } from './personal-data.types.js';

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const DATE = String.raw`(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\.?,? ?(?:\d{4})?|${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?)`;
const LABELLED = new RegExp(String.raw`\b(?:date of birth|birth ?date|d\.?o\.?b\.?|born(?: on| in)?|birthday)(?:[\s:=-]{1,4}|\s(?:is|was)(?: on)?\s)(?<value>${DATE})(?!\w)`, 'giu');

/** A date that is said to be somebody's birth. Other dates are left: they are needed. */
export const detectDatesOfBirth: Detector = (text) => matchAll(text, 'DATE_OF_BIRTH', LABELLED);
