import { z } from 'zod';

/** Every service that can own a handler. A service is added here together with its app. */
export const SERVICES = ['gateway', 'conversation', 'knowledge', 'feedback', 'fine-tuning', 'memory'] as const;
export const serviceName = z.enum(SERVICES);
export type ServiceName = z.infer<typeof serviceName>;
