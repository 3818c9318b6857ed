import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';
import { importView } from './import-view.contract.js';

export const importRead = defineRequest('import.read', 'memory', z.object({ importId: z.uuid() }), importView);
