import { SetMetadata } from '@nestjs/common';

export const REPLAY_WITHOUT = 'rapport:replay-without';

/** Names a secret field of the answer: it is shown once, and a kept answer holds null in its place. */
export const ReplayWithout = (field: string) => SetMetadata(REPLAY_WITHOUT, field);
