import { z } from 'zod';
import { persona } from './persona.contract.js';

/** What every service may know of a workspace. */
export const workspaceProfile = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  timeZone: z.string(),
  country: z.string().length(2),
  currency: z.string().length(3),
  accentColor: z.string(),
  allowedOrigins: z.array(z.string()),
  /** Whom customers are told about when a person takes over; empty means "a person on our team". */
  escalationContact: z.string(),
  persona,
});
export type WorkspaceProfile = z.infer<typeof workspaceProfile>;
