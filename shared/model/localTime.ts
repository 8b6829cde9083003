import { z } from 'zod';

/** Local date and minute in the time zone of the model, for example `2026-01-05T08:00`. */
export const LocalTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'must be a local date and time such as 2026-01-05T08:00' });
