import { z } from 'zod';

export const channel = z.enum(['sms', 'email', 'instagram', 'facebook', 'phone', 'live_chat']);
export type Channel = z.infer<typeof channel>;
