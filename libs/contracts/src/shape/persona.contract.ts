import { z } from 'zod';

/** The voice in which the assistant of a workspace speaks. */
export const persona = z.object({
  name: z.string().min(1).max(80),
  expertise: z.string().max(500).default(''),
  methodology: z.string().max(500).default(''),
  style: z.string().max(500).default(''),
  tone: z.string().max(200).default('warm and exact'),
  /** How direct it is, from 1 (very gentle) to 5 (very direct). */
  severity: z.number().min(1).max(5).default(3),
  mode: z.string().max(60).default('assistant'),
  greeting: z.string().max(500).default('Hello, how can I help?'),
  exampleQuestions: z.array(z.string().max(200)).max(6).default([]),
});
export type Persona = z.infer<typeof persona>;
