import { z } from 'zod';

/** The forms in which an event log is written: a table, or IEEE 1849. */
export const LogFormat = z.enum(['csv', 'xes']);
export type LogFormat = z.infer<typeof LogFormat>;
