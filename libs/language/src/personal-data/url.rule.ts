import type { Detector, Finding } from './personal-data.types.js';

const URL_PATTERN = /(?<![\w@.])(?:(?:https?|ftp):\/\/|www\.)[^\s<>"'`]{2,500}/giu;

/** Web addresses; the punctuation after one does not belong to it. */
export const detectUrls: Detector = (text, options) =>
  options.urls !== true
    ? []
    : Array.from(text.matchAll(URL_PATTERN), (match): Finding => {
        let length = match[0].length;
        while (length > 0 && /[.,;:!?)\]]/u.test(match[0].charAt(length - 1))) length -= 1;
        return { kind: 'URL', start: match.index, end: match.index + length };
      });
