import { z } from 'zod';

export const visitorCreateBody = z.strictObject({ workspace: z.string().min(1).max(60).meta({ example: 'teppan' }) });
export type VisitorCreateBody = z.infer<typeof visitorCreateBody>;

/** What the chat window shows of a workspace. */
export const workspaceFace = z.object({
  name: z.string(),
  personaName: z.string(),
  greeting: z.string(),
  exampleQuestions: z.array(z.string()),
  accentColor: z.string(),
});
export type WorkspaceFace = z.infer<typeof workspaceFace>;

export const visitorCreated = z.object({ token: z.string(), customerId: z.uuid(), workspace: workspaceFace });
export type VisitorCreated = z.infer<typeof visitorCreated>;

/** Who comes back: `conversationId` is the one that is still open. */
export const visitorSelf = z.object({
  customerId: z.uuid(),
  conversationId: z.uuid().nullable(),
  workspace: workspaceFace,
});
export type VisitorSelf = z.infer<typeof visitorSelf>;
