import { z } from 'zod';
import { defineTopic } from './topic.contract.js';

/** Pieces of an agent's draft as it is written, from the agent to the conversation; the key is the turn. */
export const turnDraft = defineTopic('turn.draft', z.object({ offset: z.number().int(), text: z.string() }));
