import { z } from 'zod';

/** A moment as ISO 8601 in UTC, `2026-11-21T10:15:00.000Z`. */
export const moment = z.iso.datetime();
