import { detectPersonalData, type PersonalDataKind } from '@rapport/language';

/** What nobody needs to remember and somebody could steal. Names, addresses and the like may be remembered: they are the customer's own. */
const SECRET_KINDS: ReadonlySet<PersonalDataKind> = new Set(['CARD', 'IBAN', 'ACCOUNT', 'SSN', 'ID']);
const NAMED = /\b(?<label>(?:pass ?(?:word|phrase|code)|pin(?: code| number)?|cvv2?|cvc|security code|secret(?: key)?|api[- ]?key|access token|otp|one[- ]time code|verification code)(?:'s)?(?: (?:is|was|for [\w .-]{1,40} is))?\s*[:=]?\s*["']?)(?<secret>[^\s"'.,;!?][^\s"',;]{2,})/giu;
/** Words behind "password" that are no password: "my password is wrong". */
const NO_SECRET = /^(?:is|was|has|does|doesn't|isn't|not|wrong|reset|please|and|or|but|to|for|the|a|an|my|your|it|that|change|changed|expired|forgotten|lost|incorrect|invalid|correct|missing|required|protected|manager|field|page|link|still|never|again|working|that's|recovery|again\?)$/iu;
const TOKEN = /\b(?:(?:sk|pk|rk|ghp|gho|xox[abp])[-_][\w-]{12,}|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{5,}|AKIA[A-Z0-9]{12,})/gu;

/**
 * A text without payment cards, account and identity numbers, passwords, codes and keys; each leaves a placeholder in its place.
 *
 * @param text any text
 */
export function withoutSecrets(text: string): string {
  const named = text.replace(TOKEN, '[SECRET]').replace(NAMED, (whole: string, ...rest: unknown[]) => {
    const { label, secret } = rest.at(-1) as { label: string; secret: string };
    return NO_SECRET.test(secret.replace(/[.!?]+$/u, '')) ? whole : `${label}[SECRET]`;
  });
  let result = '';
  let at = 0;
  // Without a digit there is none of these, and the search costs more than all the rest.
  if (!/\d{2}/u.test(named)) return named;
  for (const { kind, start, end } of detectPersonalData(named)) {
    if (!SECRET_KINDS.has(kind)) continue;
    result += `${named.slice(at, start)}[${kind}]`;
    at = end;
  }
  return result + named.slice(at);
}
