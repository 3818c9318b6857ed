import { z } from 'zod';
import { defineEvent } from '../message/define.contract.js';

/** A workspace exists: services set up what runs for it on a schedule. */
export const workspaceCreated = defineEvent('workspace.created', ['fine-tuning'], z.object({ workspaceId: z.uuid() }));
