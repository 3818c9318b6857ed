import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { escalationView } from '../shape/escalation-view.contract.js';

/** A person is done: the escalation is resolved and, when none is left open, the assistant answers again. */
export const escalationResolve = defineRequest(
  'escalation.resolve',
  'conversation',
  z.object({ escalationId: z.uuid() }),
  escalationView,
);
