import { z } from 'zod';

export const INTENTS = ['pricing', 'booking', 'complaint', 'menu', 'policy', 'account', 'smalltalk', 'human', 'other'] as const;
export const intent = z.enum(INTENTS);
export type Intent = z.infer<typeof intent>;
