export const PERSONAL_DATA_KINDS = ['PHONE', 'EMAIL', 'NAME', 'ADDRESS', 'CARD', 'ACCOUNT', 'IBAN', 'IP', 'URL', 'SSN', 'ID', 'DATE_OF_BIRTH'] as const;

export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

/** A piece of personal data: `text.slice(start, end)` of the text that was searched. */
export interface PersonalData {
  kind: PersonalDataKind;
  start: number;
  end: number;
  text: string;
}

/** What is already known of the customer: found wherever it stands, in upper or lower case. */
export interface KnownValues {
  names?: readonly string[];
  emails?: readonly string[];
  phones?: readonly string[];
  addresses?: readonly string[];
}

export interface DetectOptions {
  /** Country (ISO 3166, two letters) whose phone numbers are known without a country code, default `US`. */
  country?: string;
  /** Take web addresses for personal data too, default no. */
  urls?: boolean;
}

/** What a detector returns; the text is cut out later. */
export interface Finding {
  kind: PersonalDataKind;
  start: number;
  end: number;
}

/** Searches `text`, in which odd digits, spaces and dashes were replaced one for one by plain ones. */
export type Detector = (text: string, options: DetectOptions) => Finding[];
