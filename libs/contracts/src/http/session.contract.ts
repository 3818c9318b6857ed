import { z } from 'zod';
import { moment } from '../shape/time.contract.js';
import { apiScope, staffRole } from './scope.contract.js';

export const sessionCreateBody = z.strictObject({
  workspace: z.string().min(1).max(60).meta({ example: 'teppan' }),
  email: z.email().max(254).meta({ example: 'ana@example.com' }),
  password: z.string().min(1).max(200),
});
export type SessionCreateBody = z.infer<typeof sessionCreateBody>;

export const sessionCreated = z.object({
  token: z.string(),
  expiresAt: moment,
  user: z.object({ id: z.uuid(), name: z.string(), role: staffRole, scopes: z.array(apiScope) }),
});
export type SessionCreated = z.infer<typeof sessionCreated>;

export const staffCreateBody = z.strictObject({
  email: z.email().max(254).meta({ example: 'ana@example.com' }),
  name: z.string().trim().min(1).max(120).meta({ example: 'Ana' }),
  role: staffRole,
  password: z.string().min(12).max(200),
});
export type StaffCreateBody = z.infer<typeof staffCreateBody>;

export const staffView = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: staffRole,
  active: z.boolean(),
  createdAt: moment,
});
export type StaffView = z.infer<typeof staffView>;
