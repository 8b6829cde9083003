import { z } from 'zod';

export const Locale = z.enum(['en', 'zh-CN']);
export type Locale = z.infer<typeof Locale>;
/** Position of a language in the tuples of `messages/`. */
export const LOCALES: readonly Locale[] = ['en', 'zh-CN'];
