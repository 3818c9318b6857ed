import { z } from 'zod';

const perMinute = (points: number, of: string) =>
  z.coerce.number().int().min(1).max(1_000_000).default(points).describe(`Requests a minute that ${of} may make.`);

/** The settings of the public door. */
export const gatewayConfig = z.object({
  RAPPORT_WIDGET_DIR: z.string().optional().describe('Folder with the built widget and its chat page.'),
  RAPPORT_TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''))
    .optional()
    .describe('Addresses or networks of the reverse proxies in front, separated by commas; only their X-Forwarded-* headers count.'),
  RAPPORT_SESSION_HOURS: z.coerce.number().min(0.1).max(720).default(12).describe('Hours until a staff login ends.'),
  RAPPORT_REPLY_WAIT_MS: z.coerce.number().int().min(100).max(120_000).default(30_000).describe('How long ?wait=reply waits, in ms.'),
  RAPPORT_ERASURE_SETTLE_SECONDS: z.coerce
    .number()
    .min(0)
    .max(86_400)
    .default(60)
    .describe('Seconds after which an erasure looks once more for what came in while it began.'),
  RAPPORT_LIMIT_ADDRESS: perMinute(1_200, 'one address'),
  RAPPORT_LIMIT_LOGIN: perMinute(10, 'one address, and one account, to log in'),
  RAPPORT_LIMIT_NEW_VISITORS: perMinute(30, 'one address for a visitor token'),
  RAPPORT_LIMIT_KEY: perMinute(6_000, 'one API key or staff member'),
  RAPPORT_LIMIT_VISITOR: perMinute(240, 'one visitor'),
  RAPPORT_LIMIT_WORKSPACE: perMinute(30_000, 'one workspace'),
  RAPPORT_LIMIT_CONVERSATION: perMinute(60, 'one conversation in messages'),
});
export type GatewayConfig = z.output<typeof gatewayConfig>;

/** Injection token of the parsed settings. */
export const GATEWAY_CONFIG = Symbol('GATEWAY_CONFIG');
