import type { Messages } from '../Messages.ts';

export const storage = {
} as const satisfies Messages;
