import { z } from 'zod';

/** Every right that a key or a role can hold. `admin` stands for all of them. Names are part of the API: add, never rename. */
export const API_SCOPES = [
  'admin',
  'conversations:read',
  'conversations:write',
  'customers:read',
  'customers:write',
  'customers:erase',
  'knowledge:read',
  'knowledge:write',
  'feedback:write',
  'training:read',
  'training:write',
  'datasets:read',
  'datasets:write',
  'escalations:read',
  'escalations:write',
  'explanations:read',
  'workspace:read',
  'workspace:write',
  'keys:write',
  'staff:write',
  'deliveries:read',
  'deliveries:write',
  'audit:read',
  'memories:read',
  'memories:write',
  'imports:read',
  'imports:write',
] as const;
export const apiScope = z.enum(API_SCOPES);
export type ApiScope = z.infer<typeof apiScope>;

export const staffRole = z.enum(['agent', 'admin', 'owner']);
export type StaffRole = z.infer<typeof staffRole>;
