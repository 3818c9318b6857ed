import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { workspaceProfile } from '../shape/workspace.contract.js';

/** Settings and persona of the envelope's workspace. Ask once and keep it until the live topic `workspace.changed`. */
export const workspaceRead = defineRequest('workspace.read', 'gateway', z.object({}), workspaceProfile);
