import type { CustomerInput } from '@rapport/contracts';
import { AppError } from '@rapport/errors';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

export type IdentifierKind = 'external' | 'email' | 'phone';
/** Verified: somebody whom we trust said so. Claimed: the customer did. Only verified ones resolve to a customer. */
export type IdentifierState = 'claimed' | 'verified';

export interface Identifier {
  readonly kind: IdentifierKind;
  /** Normal form, so that two spellings are one. */
  readonly value: string;
}

/** An e-mail address in one form: trimmed, composed, in lower case. */
export function normalEmail(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase();
}

/**
 * A phone number as E.164.
 *
 * @param phone as people write it
 * @param country ISO 3166 code by which a number without a country prefix is read
 * @throws AppError `invalid_input` for a number that cannot exist
 */
export function normalPhone(phone: string, country: string): string {
  const number = parsePhoneNumberFromString(phone, country as CountryCode);
  if (!number?.isValid()) {
    throw AppError.invalid('customer.phone', 'is no phone number that can exist', 'Send it with its country prefix, like +14155550123.');
  }
  return number.number;
}

/** The identifiers of an input in normal form, the most telling first. */
export function identifiersOf(input: CustomerInput, country: string): Identifier[] {
  const found: Identifier[] = [];
  if (input.externalId !== undefined) found.push({ kind: 'external', value: input.externalId.normalize('NFC') });
  if (input.email !== undefined) found.push({ kind: 'email', value: normalEmail(input.email) });
  if (input.phone !== undefined) found.push({ kind: 'phone', value: normalPhone(input.phone, country) });
  return found;
}
