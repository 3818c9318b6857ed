import { SetMetadata } from '@nestjs/common';

export const AUDITED = 'rapport:audited';

/** What a route that acts in another service is called in the audit, `document.created`. */
export const Audited = (action: string) => SetMetadata(AUDITED, action);
