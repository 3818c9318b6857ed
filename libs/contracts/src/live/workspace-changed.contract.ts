import { z } from 'zod';
import { defineTopic } from './topic.contract.js';

/** Settings or persona of a workspace changed; the key is its id. */
export const workspaceChanged = defineTopic('workspace.changed', z.object({}));
