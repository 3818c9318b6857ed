import type { CoreConfig } from '@rapport/config';

/** What a check found: well, worth knowing, or wrong with its mend. */
export interface Finding {
  readonly state: 'ok' | 'info' | 'bad';
  readonly text: string;
}

/** One check, named for the report. */
export interface Check {
  readonly name: string;
  readonly check: (config: CoreConfig) => Promise<Finding>;
}
