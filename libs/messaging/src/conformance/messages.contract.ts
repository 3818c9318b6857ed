import { defineCommand, defineEvent, defineRequest, defineTopic, type MessageContract } from '@rapport/contracts';
import { z } from 'zod';

const step = z.object({ lane: z.string(), seq: z.number().int() });
/** Short, so that the suite need not wait for a lease to end. */
const policy = { maxAttempts: 8, backoffMs: 10, leaseMs: 700, patienceMs: 0 };

export const stepTake = defineCommand('step.take', 'knowledge', step, policy);
/** Its effect sends `step.take` on the same lane. */
export const chainBegin = defineCommand('chain.begin', 'knowledge', step, policy);
export const poisonTake = defineCommand('poison.take', 'knowledge', step, { ...policy, maxAttempts: 3 });
/** Waits for others who are away. */
export const patientTake = defineCommand('patient.take', 'knowledge', step, { ...policy, maxAttempts: 2, patienceMs: 60_000 });
/** Has little time. */
export const briefTake = defineCommand('brief.take', 'knowledge', step, { ...policy, limitMs: 1_000 });
export const thingHappened = defineEvent('thing.happened', ['knowledge', 'feedback'], step, policy);
export const echoAsk = defineRequest(
  'echo.ask',
  'knowledge',
  z.object({ text: z.string(), wait: z.string().optional() }),
  z.object({ text: z.string(), requestId: z.string(), causeId: z.string().nullable() }),
  { timeoutMs: 1_500, concurrency: 2 },
);
export const tick = defineTopic('tick', z.object({ n: z.number() }));

export const CONFORMANCE_MESSAGES: readonly MessageContract[] = [stepTake, chainBegin, poisonTake, patientTake, briefTake, thingHappened, echoAsk];
