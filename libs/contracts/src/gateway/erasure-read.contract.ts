import { z } from 'zod';
import { defineRequest } from '../message/define.contract.js';

/** Whose erasure it is. Never stored by the asker. */
export const erasureRead = defineRequest('erasure.read', 'gateway', z.object({ erasureId: z.uuid() }), z.object({ customerId: z.uuid() }));
